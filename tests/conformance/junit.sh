# JUnit, by the two schemas that are about: Jenkins' own, and the one of Ant's reports.
# Neither knows the file of a test, which GitLab reads: but for it, that dialect is the
# same to them.
interop junit-10.xsd
jenkins=$interop
interop windyroad-JUnit.xsd
command_of xmllint libxml2-utils
reports junit xml
plain=$reports
reports junit-gitlab gitlab.xml
# shellcheck disable=SC2154 # set by the functions
for report in $reports; do
    sed '/<testcase /s/ file="[^"]*"//' "$report" > "$report.plain"
    plain="$plain $report.plain"
done
# shellcheck disable=SC2086 # lists are meant to be split
{
    xmllint --noout --nonet --schema "$jenkins" $plain
    xmllint --noout --nonet --schema "$interop" $plain
    python3 "$HERE/junit.py" ./*.xml
}
! xmllint --noout --nonet --schema "$jenkins" usual.gitlab.xml 2> said ||
    fail "the schema takes what it does not know"
