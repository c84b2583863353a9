"""Each duty of the plan (金科〔2015〕8号) that the software takes on, and the tests that show it: none of them may vanish."""

import ast
from functools import cache

import pytest

from tests.contract.repository import ROOT

FORCE = "acceptance/test_guidance_has_no_force.py"
SOFT = "acceptance/test_disputes_and_guidance.py"
PLAN = "acceptance/test_plan_of_2015.py"
ON_RECORD = "integration/test_duties_on_record.py"
TALLIES = "unit/states/test_tallies.py"
RISK = "acceptance/test_risk_assessment.py"
RECHECKS = "integration/test_rechecks.py"
RESULTS = "acceptance/test_regulation_6_results_public.py"
TOTALS = "integration/test_cli_totals.py"

SHOWN: dict[str, tuple[str, ...]] = {
    "M06 指导贯穿全过程，案外也可": (
        f"{FORCE}::test_guidance_may_be_given_in_every_state_and_moves_none",
        f"{FORCE}::test_refused_guidance_after_every_act_changes_nothing",
        f"{FORCE}::test_outside_any_case_guidance_has_a_procedure_of_its_own_without_a_decision",
    ),
    "M07 恰好八种方式，按月统计": (
        f"{FORCE}::test_there_are_exactly_eight_forms_each_with_a_paper_of_its_own",
        f"{FORCE}::test_a_ninth_form_is_no_form",
        f"{TALLIES}::test_guidance_is_counted_by_month_and_form_in_cases_and_outside_them",
    ),
    "M08 约谈": (
        f"{SOFT}::test_an_interview_is_called_to_a_day_an_hour_and_a_place_and_nothing_else_is",
        f"{SOFT}::test_the_revisit_comes_after_minutes_and_every_promise",
        f"{SOFT}::test_minutes_that_nobody_signed_do_not_let_the_interview_end",
        f"{SOFT}::test_a_promise_lies_ahead",
        "acceptance/test_dockets.py::test_every_act_comes_to_what_the_docket_says",
    ),
    "M09 非强制性": (
        f"{FORCE}::test_the_band_is_the_same_with_and_without_refused_guidance",
        f"{FORCE}::test_no_gate_of_a_decision_looks_at_refused_guidance",
    ),
    "M10 行政指导规范的版本": (
        "unit/states/test_subjects.py::test_guidance_keeps_the_version_of_its_day",
        "integration/test_guidance_rules_kept.py::test_each_act_of_guidance_keeps_the_version_of_its_day",
    ),
    "M22 权责清单": (
        "acceptance/test_article_17_power.py::test_nothing_is_done_in_a_power_that_the_list_does_not_name",
        f"{ON_RECORD}::test_an_expired_row_of_the_power_list_bars_the_act_and_the_attempt_is_logged",
        f"{ON_RECORD}::test_a_row_of_another_kind_of_enforcement_bars_the_act_and_the_attempt_is_logged",
    ),
    "M25 事前提示": (
        "unit/states/test_lifecycle_checks.py::test_a_prompt_by_word_of_mouth_is_noted",
        "integration/test_receipts.py::test_a_receipt_moves_an_accepted_message_once",
        "integration/test_prompt_many.py::test_each_receiver_gets_one_message_and_each_has_his_result",
    ),
    "M26 督促履行": (
        "acceptance/test_article_33_no_penalty.py::test_a_case_ends_after_the_prompt_on_one_of_the_grounds_and_with_education",
        f"{TALLIES}::test_the_share_of_prompted_parties_that_complied_follows_from_the_rechecks",
    ),
    "M27 决定前告知": (
        "acceptance/test_article_44_notice.py::test_no_penalty_before_the_notice_is_served",
        "acceptance/test_article_45_defence.py::test_a_defence_is_answered_before_the_decision",
        "acceptance/test_article_62_no_decision_unheard.py::test_the_period_to_be_heard_is_over_or_waived",
        "acceptance/test_article_63_hearing_due.py::test_a_hearing_asked_for_is_held_before_the_decision",
    ),
    "M28 事中指导": (
        f"{PLAN}::test_guidance_goes_with_every_decision",
        f"{PLAN}::test_guidance_without_cause_help_or_correction_is_none",
        "acceptance/test_article_28_correction.py::test_a_penalty_comes_with_an_order_to_correct",
    ),
    "M29 数额较大、影响重大": (
        "unit/states/test_dated_figures.py::test_what_is_large_is_told_by_the_figure_of_the_day_of_the_proposal",
        "acceptance/test_article_63_hearing_due.py::test_a_large_fine_carries_a_right_to_a_hearing",
        f"{PLAN}::test_a_case_is_called_major_with_a_reason_and_no_later_report_lowers_it",
    ),
    "M30 决定书与意见表同时送达": (
        f"{PLAN}::test_decision_and_opinion_form_stand_on_one_receipt",
        "acceptance/test_dockets.py::test_a_bureau_may_keep_the_opinion_form_for_major_cases",
    ),
    "M31 送达回证": (
        "acceptance/test_article_61_service.py::test_served_as_the_law_wants_it_is_served_that_day",
        "acceptance/test_article_61_service.py::test_served_otherwise_it_is_not_served",
        "acceptance/test_article_61_service.py::test_what_follows_from_the_decision_waits_for_its_service",
    ),
    "M32 意见表交回": (f"{TALLIES}::test_forms_returned_in_time_late_or_not_are_told_apart",),
    "M33 未交回即回访": (
        f"{ON_RECORD}::test_a_form_not_returned_brings_a_visit_and_no_case_closes_before_it",
        "unit/states/test_lifecycle_checks.py::test_a_visit_is_made_by_others_than_the_handlers",
    ),
    "M34 五项内容": (
        "unit/test_documents_rendering.py::test_the_opinion_form_asks_the_five_subjects_and_may_stay_anonymous",
        f"{TALLIES}::test_the_five_subjects_are_counted_by_section_with_n",
    ),
    "M35 不满意的督办": (
        f"{ON_RECORD}::test_an_unhappy_answer_opens_a_task_outside_the_handling_section",
        f"{PLAN}::test_who_is_unhappy_is_followed_up_from_outside_the_section",
        "unit/states/test_confidential.py::test_what_is_hidden_from_the_handler_is_read_by_the_supervisor",
        "integration/test_cli_supervision.py::test_the_handler_does_not_see_the_complaint_about_himself",
    ),
    "M37 权力运行流程公开": (
        "unit/test_procedure_table.py::test_every_move_and_every_term_of_the_procedure_is_published",
        "unit/test_procedure_table.py::test_what_is_published_follows_the_release",
        "unit/test_procedure_table.py::test_a_decision_on_the_spot_is_first_taken_to_reconsideration",
    ),
    "M46 重大事项的风险评估": (
        f"{RISK}::test_a_major_penalty_is_neither_approved_nor_made_without_an_assessment",
        f"{RISK}::test_a_major_case_is_assessed_even_if_no_penalty_follows",
        f"{RISK}::test_the_other_matters_called_major_are_assessed_too",
    ),
    "M47 合法性、社会稳定、公共安全": (f"{RISK}::test_a_grade_without_a_word_is_no_assessment",),
    "M48 风险点和防控办法": (
        f"{RISK}::test_a_high_risk_without_a_measure_in_force_bars_the_decision",
        f"{RISK}::test_a_measure_nobody_in_post_answers_for_is_not_in_force",
    ),
    "M49 预防的结果，评估时是否预见": (
        "unit/states/test_risk_ledger.py::test_the_rate_is_over_all_events_that_name_a_point",
        "integration/test_cli_risks.py::test_the_events_are_listed_with_the_share_that_was_foreseen",
    ),
    "M50 裁量基准随法律变动": (
        "integration/test_standards_register.py::test_a_clause_that_ends_opens_a_review_of_every_row_that_rests_on_it",
    ),
    "M51 裁量基准的公布和备案": ("integration/test_cli_standards.py::test_a_life_at_the_command_line",),
    "M52 不得突破裁量基准": (
        "unit/states/test_discretion_checks.py::test_no_circumstances_and_no_grade_open_a_way_to_a_fine_outside_its_band",
    ),
    "M53 法律顾问": (
        "acceptance/test_legal_advisers.py::test_an_opinion_is_asked_of_an_adviser_engaged_that_day",
        "acceptance/test_legal_advisers.py::test_an_opinion_that_is_not_followed_is_answered",
        "integration/test_cli_risks.py::test_an_adviser_is_engaged_listed_and_released",
    ),
    "M54 行政执法主体": (
        "unit/states/test_subjects.py::test_a_document_is_headed_by_the_subject_of_its_day",
        "unit/states/test_subjects.py::test_on_a_day_without_a_valid_subject_there_is_no_document",
        "integration/test_cli_supervision.py::test_the_list_to_be_published_holds_the_subject_and_whoever_is_certified_that_day",
    ),
    "M55 行政执法人员": (
        "integration/test_certificates.py::test_the_person_and_the_keeper_of_the_register_hear_of_each_rung",
        "integration/test_certificates.py::test_who_has_no_valid_certificate_is_not_chosen_even_beside_two_who_have",
    ),
    "M56 审批、审核人员持证": (f"{PLAN}::test_whoever_approves_is_certified_too",),
    "M57 六类行政执法": (
        "acceptance/test_matter_procedures.py::test_the_dockets_go_through_all_steps_to_the_end",
        "contract/test_config_sample.py::test_the_sample_release_has_no_problem",
        "integration/test_cli_desk.py::test_procedures_are_drawn_into_a_folder",
    ),
    "M58 不乱罚款、不乱收费、不乱检查": (
        "acceptance/test_no_arbitrary_checks.py::test_a_check_names_its_ground",
        "acceptance/test_no_arbitrary_checks.py::"
        "test_planned_checks_of_one_party_do_not_come_more_often_than_the_figure_says",
        "acceptance/test_matters_follow_their_law.py::test_what_the_list_does_not_hold_is_not_levied",
        f"{TALLIES}::test_no_sum_of_fines_is_counted",
    ),
    "M59 现场四项说明": (
        "acceptance/test_article_55_certificate_first.py::test_a_record_without_one_of_the_four_statements_is_defective",
        "acceptance/test_article_55_certificate_first.py::test_only_a_sound_record_founds_a_decision",
        "unit/test_site_record.py::test_what_the_party_said_and_the_recording_stand_in_the_record",
    ),
    "M60 非法证据": ("acceptance/test_article_46_evidence.py::test_an_excluded_item_cannot_support_the_decision",),
    "M64 宽缓办理的抽查复核": (
        f"{RECHECKS}::test_each_lenient_act_has_its_reason_and_a_second_person",
        f"{RECHECKS}::test_the_same_seed_draws_the_same_and_another_seed_does_not",
        f"{RECHECKS}::test_what_is_drawn_is_what_let_somebody_off_in_the_period",
        f"{RECHECKS}::test_the_result_is_on_record_with_what_follows",
    ),
    "M39 公开许可、处罚和其他执法结果": (
        f"{RESULTS}::test_a_decision_says_whether_it_is_public_and_if_not_on_which_ground_and_why",
        f"{RESULTS}::test_it_is_public_within_twenty_working_days",
        f"{RESULTS}::test_a_result_is_written_for_the_public_and_taken_down_again",
        "acceptance/test_article_48_publication.py::test_it_is_withdrawn_within_three_working_days",
        "acceptance/test_permit_is_public.py::test_the_paper_of_a_permit_says_whether_and_why_it_is_not_public",
    ),
    "X16 年度执法统计公布": (
        "unit/states/test_yearly_totals.py::test_they_are_owed_by_the_thirtieth_of_january",
        f"{TOTALS}::test_who_owes_them_finds_them_in_the_inbox_until_they_are_published",
        f"{TOTALS}::test_the_publication_is_entered_with_the_digest_of_the_file_and_once",
    ),
}
"""Duty → the tests that show it."""


@cache
def names_in(file: str) -> frozenset[str]:
    """The names of the tests of a file; none if there is no such file."""
    path = ROOT / "tests" / file
    if not path.exists():
        return frozenset()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return frozenset(
        node.name for node in tree.body if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    )


@pytest.mark.parametrize("duty", SHOWN)
def test_a_duty_is_shown_by_tests_that_exist(duty: str) -> None:
    assert SHOWN[duty]
    assert [named for named in SHOWN[duty] if named.split("::")[1] not in names_in(named.split("::")[0])] == []


def test_the_search_misses_what_is_not_there() -> None:
    assert "test_nothing" not in names_in(PLAN)
    assert names_in("acceptance/test_no_such_file.py") == frozenset()
