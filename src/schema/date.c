#include "schema/date.h"

static bool is_digits(cg_slice text, size_t from, size_t len)
{
    for (size_t i = from; i < from + len; i++)
        if (i >= text.len || text.ptr[i] < '0' || text.ptr[i] > '9')
            return false;
    return true;
}

static unsigned number_at(cg_slice text, size_t at)
{
    return (unsigned)(text.ptr[at] - '0') * 10 + (unsigned)(text.ptr[at + 1] - '0');
}

static unsigned days_of(cg_slice date, unsigned month)
{
    static const unsigned char days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    unsigned century = number_at(date, 0), year = number_at(date, 2);
    bool leap = year ? year % 4 == 0 : century % 4 == 0;
    return month == 2 && !leap ? 28 : days[month - 1];
}

bool cg_date_is_valid(cg_slice text)
{
    if (!is_digits(text, 0, 4))
        return false;
    if (text.len == 4)
        return true;
    if (text.ptr[4] != '-' || !is_digits(text, 5, 2))
        return false;
    unsigned month = number_at(text, 5);
    if (month < 1 || month > 12)
        return false;
    if (text.len == 7)
        return true;
    if (text.len != 10 || text.ptr[7] != '-' || !is_digits(text, 8, 2))
        return false;
    unsigned day = number_at(text, 8);
    return day >= 1 && day <= days_of(text, month);
}
