#pragma once
#include "journal/journal.hpp"
#include "node/calibrator.hpp"
#include "port.hpp"
#include "settings/settings.hpp"
#include "text/text.hpp"

namespace mainswatch {

/** What a device says of itself. */
struct Facts {
    const Settings& settings;
    const Journal& journal;
    uint32_t boot;
    StartReason reason;
    int signalDbm;  // 0: not known
    uint32_t freeMemory;
    uint32_t refusedRecords;
    /** Null where nothing is reckoned with a calibration. */
    const Calibrator* calibrator;
};

/** As the body of `POST /v1/facts`. */
void addFacts(Text& to, const Facts& facts);

}  // namespace mainswatch
