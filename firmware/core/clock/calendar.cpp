#include "clock/calendar.hpp"

namespace mainswatch {

static void addPadded(Text& to, uint32_t value, uint32_t largestPower) {
    for (uint32_t power = largestPower; power > 0; power /= 10) {
        to.add(static_cast<char>('0' + value / power % 10));
    }
}

// Days are counted in years that begin in March, so that the leap day is the last day of its year.
void addInstant(Text& to, uint64_t unixTenths) {
    const uint64_t seconds = unixTenths / 10;
    const uint32_t days = static_cast<uint32_t>(seconds / 86400) + 719468;
    const uint32_t rest = static_cast<uint32_t>(seconds % 86400);
    const uint32_t era = days / 146097;
    const uint32_t dayOfEra = days % 146097;
    const uint32_t yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
    const uint32_t dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const uint32_t marchMonth = (5 * dayOfYear + 2) / 153;
    const uint32_t day = dayOfYear - (153 * marchMonth + 2) / 5 + 1;
    const uint32_t month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
    const uint32_t year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
    addPadded(to, year, 1000);
    to.add('-');
    addPadded(to, month, 10);
    to.add('-');
    addPadded(to, day, 10);
    to.add('T');
    addPadded(to, rest / 3600, 10);
    to.add(':');
    addPadded(to, rest / 60 % 60, 10);
    to.add(':');
    addPadded(to, rest % 60, 10);
    to.add('.');
    addPadded(to, static_cast<uint32_t>(unixTenths % 10), 1);
    to.add('Z');
}

}  // namespace mainswatch
