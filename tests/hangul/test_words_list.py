"""Is every word of the list fit to be said aloud, heard, spelled and typed, North and South?"""

import itertools
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from hangul import names
from hangul.words import JAMO, LATIN, WORDS

FILE = Path(__file__).parents[2] / "hangul" / "data" / "words_ko.txt"

# An initial ㄹ or ㄴ of Hanja, dropped or softened in the South, stands in the North.
SOUTH_ONLY_SPELLING = """
여자 여성 연세 염원 이과 이공 이념 노동 노인 노년 녹차 녹두 녹음 녹색 낙원 낙엽 낙타 난초 난간
남색 내일 내년 내주 냉면 냉수 냉장 냉기 논의 논리 누각 능선 나사 나열 나침 역사 역량 연습 연결
연못 연꽃 연대 연락 열차 영혼 영리 예절 예의 예문 요리 용궁 용왕 유월 유행 유리 육지 윤리 이발
이용 이유 이익 이자 이해 이별 인근 임업 입춘 입추 입동 입구 양심 양식 양해 여관 여행 여권 여비
율동 육군 이론
""".split()
# Words that are written otherwise in the North, or that mean something else there.
OTHER_IN_THE_NORTH = """
낙지 오징 수표 고약 바쁨 계란 달걀 채소 야채 상추 도넛 치통 복통 요통 화장 냄비 거위 자두 우엉
설탕 암탉 수탉 수컷 암컷 눈썹 이빨 색깔 빛깔 일꾼 나무꾼 손뼉 햇빛 햇살 햇볕 빗물 냇물 냇가 촛불
깃발 깃대 콧물 콧등 잇몸 뱃길 찻집 찻잔 숫자 횟수 셋방 곳간 텃밭 벚꽃 나룻 뒷산 뒷집 윗옷 윗집
아랫 볏짚 봇짐 횃불 논둑 밭둑 낱알 얼음 동무 소행 방조 천장 필통 주판 한복 한글 한옥 소풍 간호
응급
""".split()
# War, police, politics, religion, prison, hunger, death, drink, sex, crossing, brokers, leaders.
NOT_CALM = """
전쟁 군대 군인 총알 총각 대포 폭탄 칼날 작살 도끼 경찰 보위 안전 공안 간첩 단속 신고 정치 정당
당원 수령 장군 원수 태양 광명 은하 조국 혁명 통일 자유 평화 인민 사상 총화 학습 기도 교회 예배
신앙 믿음 부처 감옥 형무 수용 쇠창살 철조 굶주 배급 죽음 시체 무덤 장례 제사 상복 술잔 소주 맥주
담배 마약 빙두 성기 자지 가슴 국경 도강 강가 강물 강변 나루 뗏목 쪽배 밀수 송금 환전 통장 거간
정은 정일 일성 여정 제비 거지 눈물 울음 슬픔 아픔 이별 고향 부모 엄마 아빠 자식 아들 동생 언니
오빠 누나
""".split()
PLACES = """
중국 조선 한국 북한 남한 북쪽 남쪽 서울 평양 부산 대구 인천 광주 대전 울산 수원 성남 용인 고양
안양 안산 부천 파주 김포 이천 여주 양주 포천 춘천 원주 강릉 속초 동해 삼척 태백 청주 충주 제천
음성 진천 영동 단양 공주 천안 아산 서산 당진 논산 보령 부여 청양 홍성 예산 태안 전주 군산 익산
정읍 남원 김제 완주 진안 무주 장수 임실 순창 고창 부안 목포 여수 순천 나주 광양 담양 곡성 구례
고흥 보성 화순 장흥 강진 해남 영암 무안 함평 영광 장성 완도 진도 신안 포항 경주 김천 안동 구미
영주 영천 상주 문경 경산 의성 청송 영양 영덕 청도 고령 성주 칠곡 예천 봉화 울진 울릉 창원 마산
진주 진해 통영 사천 김해 밀양 거제 양산 의령 함안 창녕 남해 하동 산청 함양 거창 합천 제주 세종
연기 명동 종로 강남 송파 마포 한강 함흥 원산 청진 혜산 무산 회령 온성 경원 경흥 은덕 새별 나진
선봉 개성 해주 사리 강계 만포 희천 신의 정주 구성 삭주 창성 벽동 초산 위원 자성 중강 남포 송림
안주 덕천 평성 순안 단천 길주 명천 경성 부령 어랑 화대 화성 연사 삼수 갑산 풍산 보천 백암 운흥
대흥 요덕 금야 고원 문천 안변 통천 고성 금강 회양 세포 철원 평강 판교 법동 배천 연안 옹진 강령
과일 은율 안악 재령 신천 온천 증산 염주 운전 태천 연길 도문 훈춘 용정 화룡 왕청 장백 집안 단동
심양 길림 장춘 대련 북경 상해 천진
""".split()


def test_it_holds_1024_different_words_of_two_syllables() -> None:
    assert len(WORDS) == len(set(WORDS)) == 1024
    assert all(re.fullmatch("[가-힣]{2}", word) for word in WORDS)


def test_it_stands_one_word_a_line_sorted_and_composed() -> None:
    text = FILE.read_text("utf-8")
    assert text == "\n".join(sorted(WORDS)) + "\n"
    assert unicodedata.is_normalized("NFC", text)


def test_it_keeps_any_two_words_two_jamo_apart(proof: Callable[..., None]) -> None:
    def gap(writings: list[str]) -> int:
        pairs = itertools.combinations(writings, 2)
        return min(Levenshtein.distance(a, b, score_cutoff=2) for a, b in pairs)

    apart = gap(list(JAMO.values()))
    proof("word-list-gap", apart, 2, apart >= 2)
    assert apart >= 2
    assert gap([unicodedata.normalize("NFD", word) for word in WORDS]) >= 2


def test_it_gives_each_word_a_latin_spelling_of_its_own() -> None:
    assert len(LATIN) == 1024
    assert len({spelt.casefold() for spelt in LATIN}) == 1024
    assert all(re.fullmatch("[a-z]{3,14}", spelt) for spelt in LATIN)


def test_it_holds_no_word_that_is_another_one_turned_round() -> None:
    assert [word for word in WORDS if word[::-1] in WORDS and word != word[::-1]] == []


def test_it_begins_no_word_with_a_sound_that_parts_north_and_south() -> None:
    onset = {word: names.parts(word[0])[:2] for word in WORDS}
    assert [w for w, (first, _) in onset.items() if first == "ㄹ"] == []
    bright = [w for w, (first, vowel) in onset.items() if first == "ㄴ" and vowel in "ㅑㅒㅕㅖㅛㅠㅣ"]
    assert bright == []
    assert set(WORDS).isdisjoint(SOUTH_ONLY_SPELLING)


def test_it_holds_no_word_written_or_meant_otherwise_in_the_north() -> None:
    assert set(WORDS).isdisjoint(OTHER_IN_THE_NORTH)
    endings = ("꾼", "깔", "썹", "률", "율", "폐")
    assert [word for word in WORDS if word.endswith(endings) or word[0] == "폐"] == []


def test_it_holds_no_word_that_weighs_on_a_person() -> None:
    assert set(WORDS).isdisjoint(NOT_CALM)


def test_it_names_no_place_and_nobody() -> None:
    assert set(WORDS).isdisjoint(PLACES)
