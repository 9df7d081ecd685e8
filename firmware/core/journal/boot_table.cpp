#include "journal/boot_table.hpp"

namespace mainswatch {

/** The entry of a run; a new one takes the place of the oldest. Boot 0 is no run. */
BootTable::Run& BootTable::runOf(uint32_t boot) {
    Run* oldest = runs_;
    for (Run& run : runs_) {
        if (run.boot == boot) {
            return run;
        }
        if (run.boot < oldest->boot) {
            oldest = &run;
        }
    }
    *oldest = Run{};
    oldest->boot = boot;
    return *oldest;
}

void BootTable::note(const Record& record) {
    if (record.kind == Record::Kind::anchor) {
        anchor(record.boot, record.timeTenths);
    } else if (record.kind == Record::Kind::reading && !record.dated) {
        Run& run = runOf(record.boot);
        if (record.timeTenths > run.longestTenths) {
            run.longestTenths = record.timeTenths;
        }
    }
}

void BootTable::anchor(uint32_t boot, uint64_t beganTenths) {
    runOf(boot).beganTenths = beganTenths;
}

bool BootTable::date(const Record& record, uint64_t& unixTenths) const {
    if (record.dated) {
        unixTenths = record.timeTenths;
        return true;
    }
    // Walks from the first later run whose beginning is known back to the record's own.
    const Run* from = nullptr;
    for (const Run& run : runs_) {
        if (run.boot >= record.boot && run.beganTenths != 0 && (from == nullptr || run.boot < from->boot)) {
            from = &run;
        }
    }
    if (from == nullptr) {
        return false;
    }
    uint64_t began = from->beganTenths;
    for (const Run& run : runs_) {
        if (run.boot >= record.boot && run.boot < from->boot) {
            began -= run.longestTenths;
        }
    }
    unixTenths = began + record.timeTenths;
    return true;
}

}  // namespace mainswatch
