"""Write the example report that is a PDF: `python examples/make_pdf.py [folder]`, the same bytes each time.

The page has what printed reports have: a running head and foot, page numbers, justified text, and a
date line. Needs reportlab, which is among the development tools.
"""

import sys
from pathlib import Path

from reportlab import rl_config
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A5
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer

NAME = "myanmar-shan-2023-11.pdf"
TITLE = "Myanmar: rebel alliance cuts roads to China in northern Shan State"
DATE_LINE = "Weekly conflict note. 17 November 2023"
BODY = """
An alliance of three ethnic armies has overrun more than 120 military posts in the north of Myanmar's Shan
State since it launched a coordinated offensive on 27 October, in the gravest threat to the junta since the
army seized power in February 2021.

The Three Brotherhood Alliance consists of the Myanmar National Democratic Alliance Army (MNDAA), the Ta'ang
National Liberation Army (TNLA) and the Arakan Army (AA). Its fighters captured Chinshwehaw, a crossing on the
Chinese border, on the first day and have since taken Kunlong, Hsenwi and Monekoe. Laukkai, the capital of the
Kokang zone, is surrounded; the MNDAA, which lost it to the army in 2009, has demanded that the garrison
surrender. Residents estimate that 40,000 people are trapped there.

The State Administration Council, as the junta calls itself, admitted that it had lost control of three towns.
Its spokesman accused the groups of financing themselves with narcotics and said that "terrorists" had killed
at least 20 policemen. A light infantry battalion of 127 men laid down its arms at Konkyan on Sunday, the
alliance claimed. The army did not comment.

# Air strikes and flight

Unable to reinforce by road, the military relies on its aircraft. Jets bombed Namkham on Wednesday, killing
eleven villagers, three of them children, according to the TNLA. On 9 October artillery fire on Munglai Hkyet,
a camp for displaced people near Laiza in Kachin State, had already killed 29. The junta denied responsibility
for that attack.

The UN says nearly 50,000 people had been displaced in northern Shan by last Thursday, and about 200,000
across the country since late October. Some crossed into China, where one person was killed when a shell from
Myanmar landed in Nansan.

# Who stands where

People's Defence Forces loyal to the National Unity Government (NUG) have joined the campaign and took Kawlin,
a district town in Sagaing, on 6 November. The AA, which kept a ceasefire in Rakhine State for a year, broke
it on Monday with attacks on two posts near Rathedaung. The United Wa State Army, the strongest of the ethnic
forces, has declared itself neutral, although it is widely thought to supply the alliance with weapons. The
Restoration Council of Shan State, a rival of the TNLA, has stayed out of the fighting.

China has called for a ceasefire and met envoys of the junta in Kunming, but analysts believe that it
tolerates an operation against the scam compounds of Kokang. "Beijing can stop this war on its border with one
telephone call, and it has not made it," said Thiri Maung, who studies the region at an institute in Chiang
Mai.

# Outlook

The army is expected to counter-attack once the rains end. Unless it reopens the road from Lashio to Muse
within weeks, trade worth millions of dollars a day will stay blocked. If Laukkai falls, other armed groups
may abandon their truces as well. The alliance says it intends to march on Lashio itself; military observers
doubt that it could hold a city of 170,000 against air power.
"""


def _furniture(canvas: Canvas, document: SimpleDocTemplate) -> None:
    """The running head and foot of each page."""
    canvas.saveState()
    canvas.setFont("Helvetica", 7)
    canvas.drawString(18 * mm, 200 * mm, "EXAMPLE WIRE | CONFLICT NOTES")
    canvas.drawString(18 * mm, 10 * mm, "Invented for testing; no account of events.")
    canvas.drawRightString(130 * mm, 10 * mm, f"Page {document.page}")
    canvas.restoreState()


def make(folder: Path) -> Path:
    """Write the PDF into `folder` and give back its path."""
    rl_config.invariant = 1  # no clock and no random id in the file: the same bytes each time
    path = folder / NAME
    head = ParagraphStyle("head", fontName="Times-Bold", fontSize=15, leading=18, spaceAfter=4)
    small = ParagraphStyle("small", fontName="Helvetica", fontSize=8, leading=11, spaceAfter=8)
    text = ParagraphStyle("text", fontName="Times-Roman", fontSize=10, leading=13, spaceAfter=6, alignment=TA_JUSTIFY)
    heading = ParagraphStyle("heading", fontName="Times-Bold", fontSize=11, leading=14, spaceBefore=4, spaceAfter=3)
    document = SimpleDocTemplate(
        str(path),
        pagesize=A5,
        leftMargin=18 * mm,
        rightMargin=18 * mm,
        topMargin=18 * mm,
        bottomMargin=18 * mm,
        title=TITLE,
        author="Example Wire",
        subject="Invented for testing Frontlines",
    )
    story = [Paragraph(TITLE, head), Paragraph(DATE_LINE, small), Spacer(1, 2 * mm)]
    blocks = BODY.strip().split("\n\n")
    story += [Paragraph(block.removeprefix("# "), heading if block.startswith("# ") else text) for block in blocks]
    document.build(story, onFirstPage=_furniture, onLaterPages=_furniture)
    return path


if __name__ == "__main__":
    target = make(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
    sys.stderr.write(f"wrote {target}\n")
