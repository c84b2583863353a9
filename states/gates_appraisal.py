"""Gates of tests, inspections, quarantines and appraisals of what was sealed or seized (检测、检验、检疫、技术鉴定)."""

from states.action import Gate
from states.formula import Fact

F = Fact

NO_APPRAISAL_RUNNING = Gate(
    "no_appraisal_running",
    "行政强制法25(3)",
    "先前的检测、检验、检疫或者技术鉴定结果尚未登记，不得另定期间",
    ~F("appraisal_running"),
)
APPRAISAL_RUNNING = Gate(
    "appraisal_running", "行政强制法25(3)", "没有尚无结果的检测、检验、检疫或者技术鉴定", F("appraisal_running")
)
