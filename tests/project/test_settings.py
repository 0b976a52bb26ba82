"""project.toml is written with its choices explained, read back as written, and refused where it breaks its form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontlines.model.settings import PictureSettings, TollRule
from frontlines.project.settings import (
    DATABASE_VARIABLE,
    ProjectSettings,
    SettingsError,
    load_settings,
    settings_key,
    write_settings,
)


@pytest.fixture(autouse=True)
def _no_variable(monkeypatch):
    monkeypatch.delenv(DATABASE_VARIABLE, raising=False)


@given(name=st.text(), rule=st.sampled_from(list(TollRule)), days=st.integers(1, 36_500))
def test_settings_are_read_back_as_they_were_written(tmp_path_factory, name, rule, days):
    folder = tmp_path_factory.mktemp("project")
    settings = ProjectSettings(
        name=name.encode("utf-8", "replace").decode(),
        picture=PictureSettings(toll_rule=rule, control_decay_days=days),
    )
    write_settings(folder, settings)
    assert load_settings(folder) == settings


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('nmae = "x"', "unknown key 'nmae'; known keys: database, language, name"),
        ("[picture]\ndecay = 3", "unknown key 'picture.decay'"),
        ('[picture]\ntoll_rule = "sum"', "range, conservative, latest"),
        ("[picture]\ncontrol_decay_days = 0", "from 1 to 36500"),
        ("[picture]\ntie_decay_days = true", "number of days"),
        ("name = 3", "name must be text"),
        ("picture = 3", "must be a table"),
        ("name = ", "not valid TOML"),
    ],
)
def test_a_fault_is_named_with_its_file_key_and_remedy(tmp_path, text, said):
    (tmp_path / "project.toml").write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match=r"project\.toml") as error:
        load_settings(tmp_path)
    assert said in str(error.value)


def test_an_existing_project_is_not_written_over(tmp_path):
    write_settings(tmp_path, ProjectSettings("one"))
    with pytest.raises(SettingsError, match="is a project"):
        write_settings(tmp_path, ProjectSettings("two"))
    assert load_settings(tmp_path).name == "one"


def test_the_environment_names_the_database_before_the_file_does(tmp_path, monkeypatch):
    write_settings(tmp_path, ProjectSettings("one"))
    monkeypatch.setenv(DATABASE_VARIABLE, "postgresql://coder:secret@db/one")
    assert load_settings(tmp_path).database == "postgresql://coder:secret@db/one"


def test_settings_that_give_another_picture_have_another_key():
    assert settings_key(PictureSettings()) != settings_key(PictureSettings(toll_rule=TollRule.LATEST))
