#pragma once
#include "journal/journal.hpp"
#include "text/text.hpp"

namespace mainswatch {

/** What a batch holds. */
struct BatchSummary {
    unsigned records = 0;
    /** Everything up to here is covered by records or declared lost. */
    uint32_t lastSeq = 0;
};

/**
 * Writes pending readings as a JSON array, oldest first, as many as fit in `body` and at most `most`.
 * Numbers that no record covers any more are declared lost, so that the server need not wait for them.
 */
BatchSummary buildBatch(Text& body, const Journal& journal, unsigned most);

/** One reading as the server's `/v1/readings` takes it. */
void addReading(Text& to, const Record& record, uint64_t unixTenths);
/** A range of numbers that will never come. */
void addLost(Text& to, uint32_t boot, uint32_t seqFrom, uint32_t seqTo);

}  // namespace mainswatch
