import pytest

from parser.checks.check import Severity
from parser.profile import DEFAULT_PROFILE, Profile
from parser.profile_file import ProfileError, load_profile, profile_toml, read_profile

FULL = """
office = '青石县"政务公开"办公室'
switched_off = ["TI06"]
[severities]
SE09 = "I"
[weights]
BA01 = 20
[deadlines]
department = "01-20"
[thresholds]
repeated_text = 0.6
"""


def test_a_profile_is_read_and_written_back_the_same():
    profile = read_profile(FULL)
    assert profile.severities == {"SE09": Severity.NOTE}
    assert profile.weights == {"BA01": 20}
    assert profile.deadline("department", 2023).isoformat() == "2024-01-20"
    assert profile.deadline("government", 2023).isoformat() == "2024-03-31"
    assert profile.threshold("repeated_text") == 0.6
    assert read_profile(profile_toml(profile)) == profile


def test_the_version_follows_the_contents_alone():
    assert read_profile(FULL).version == read_profile(FULL + "\n# 注\n").version != ""
    assert read_profile(FULL).version != read_profile(FULL.replace("20", "21")).version
    assert read_profile("") == DEFAULT_PROFILE == Profile()


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ('[severities]\nXX99 = "E"', "severities.XX99"),
        ('[severities]\nSE01 = "致命"', "severities.SE01"),
        ("[weights]\nSE01 = -3", "weights.SE01"),
        ("[weights]\nSE01 = true", "weights.SE01"),
        ('switched_off = ["SE01", "ZZ01"]', "switched_off.ZZ01"),
        ("switched_off = 3", "switched_off"),
        ('[deadlines]\ndepartment = "02-30"', "deadlines.department"),
        ('[deadlines]\ndepartment = "1月31日"', "deadlines.department"),
        ('[deadlines]\nvillage = "01-31"', "deadlines.village"),
        ("[thresholds]\nrepeated_text = 0", "thresholds.repeated_text"),
        ("colour = 3", "colour"),
        ("office = 3", "office"),
        ("deadlines = 3", "deadlines"),
    ],
)
def test_a_faulty_profile_is_refused_with_the_key_named(text, key):
    with pytest.raises(ProfileError) as refused:
        read_profile(text)
    assert f"“{key}”" in refused.value.message.zh
    assert f"“{key}”" in refused.value.message.en


def test_a_file_that_is_not_toml_or_not_utf_8_is_refused(tmp_path):
    path = tmp_path / "office.toml"
    path.write_text("office = \n", encoding="utf-8")
    with pytest.raises(ProfileError, match="第 1 行格式有误"):
        load_profile(path)
    path.write_bytes('office = "青石县"'.encode("gb18030"))
    with pytest.raises(ProfileError, match="UTF-8"):
        load_profile(path)
