"""Feeds of an invented paper, one of each family, in our own words."""

from html import escape

FIRST = "Fighters entered the port of Marsa on Monday after three days of shelling, residents said."
SECOND = "At least 12 people were killed in the fighting, according to the hospital of the city."
THIRD = "The army says it has left the town of Tel Harun, which the Front has held since May."

RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:slash="http://purl.org/rss/1.0/modules/slash/">
<channel><title>The Northern Courier</title><link>https://courier.example/</link><language>en-gb</language>
<lastBuildDate>Mon, 06 Jun 2016 12:00:00 GMT</lastBuildDate>
<item>
  <title>Fighters enter port &amp; take depot</title>
  <link>https://courier.example/2016/06/port</link>
  <guid isPermaLink="false">courier-1</guid>
  <dc:creator>Jane Doe</dc:creator>
  <category>Marsa</category>
  <pubDate>Mon, 06 Jun 2016 23:30:00 -0500</pubDate>
  <description>{escape("<p>Fighters entered the port.</p>")}</description>
  <content:encoded><![CDATA[<p>{FIRST}</p><figure><img src="a.jpg"><figcaption>Cranes at dawn</figcaption></figure>
<p>{SECOND}</p><script>track()</script>
<p>The post <a href="https://courier.example/2016/06/port">Fighters enter port</a> appeared first on
<a href="https://courier.example/">The Northern Courier</a>.</p>]]></content:encoded>
  <slash:comments>3</slash:comments>
</item>
<item>
  <title>Army leaves town</title>
  <link>https://courier.example/2016/06/town</link>
  <author>desk@courier.example</author>
  <description>{THIRD}</description>
</item>
</channel></rss>
""".encode()

ATOM = f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="https://courier.example/">
  <title type="html">The &lt;b&gt;Northern&lt;/b&gt; Courier</title>
  <updated>2016-06-07T10:00:00Z</updated>
  <entry>
    <id>tag:courier.example,2016:1</id>
    <title>Fighters enter port</title>
    <link rel="alternate" href="2016/06/port"/>
    <author><name>Jane Doe</name><email>jane@courier.example</email></author><author><name>Ali Example</name></author>
    <published>2016-06-06T23:30:00-05:00</published><updated>2016-06-07T09:00:00Z</updated>
    <summary>Fighters entered the port.</summary>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{FIRST}</p><p>{SECOND}</p></div></content>
  </entry>
  <entry>
    <id>tag:courier.example,2016:2</id>
    <title>Army leaves town</title>
    <updated>2016-06-05T09:00:00Z</updated>
    <content type="text">{THIRD}</content>
  </entry>
</feed>
""".encode()

RDF = f"""<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://courier.example/"><title>The Northern Courier</title></channel>
<item rdf:about="https://courier.example/1"><title>Fighters enter port</title>
<link>https://courier.example/1</link><description>{FIRST}</description><dc:date>2016-06-06</dc:date></item>
</rdf:RDF>
""".encode()

OPML = b"""<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0"><head><title>War desk</title></head><body>
<outline text="North"><outline type="rss" text="Courier" xmlUrl="https://courier.example/feed"/>
<outline type="rss" text="Courier again" xmlurl="https://courier.example/feed"/></outline>
<outline type="rss" text="Post" xmlUrl=" https://post.example/rss?a=1&amp;b=2 " htmlUrl="https://post.example/"/>
<outline text="a folder with nothing in it"/>
</body></opml>
"""


def links_only(*links: str) -> bytes:
    """An RSS feed whose entries have a title and a link each, and no text."""
    items = "".join(f"<item><title>Story {n}</title><link>{link}</link></item>" for n, link in enumerate(links, 1))
    return f'<rss version="2.0"><channel><title>The Northern Courier</title>{items}</channel></rss>'.encode()
