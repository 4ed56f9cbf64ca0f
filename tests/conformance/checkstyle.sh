# Checkstyle's XML, which has no schema: what its readers take of it, and that it is well
# formed, whatever documents say.
command_of xmllint libxml2-utils
reports checkstyle xml
# shellcheck disable=SC2154,SC2086 # set by the functions; meant to be split
{
    xmllint --noout --nonet $reports
    python3 "$HERE/checkstyle.py" $reports
}
