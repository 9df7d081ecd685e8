#pragma once
#include "clock/back_off.hpp"
#include "clock/wall_clock.hpp"
#include "http/client.hpp"
#include "journal/journal.hpp"
#include "upload/batch.hpp"

namespace mainswatch {

/** Why nothing moves, for a person to see. */
enum class UploadTrouble : uint8_t { none, unreachable, refused, serverBusy, notUnderstood };

const char* nameOf(UploadTrouble trouble);

/**
 * Brings the journal's readings to the server in signed batches: first the time, if nobody knows it, then
 * where the server stands, then batch after batch until nothing is pending. A record is let go only after
 * the server's answer; every request has a new number, so a lost answer costs a duplicate and nothing else.
 */
class Uploader {
public:
    static constexpr unsigned kMostRecords = 32;
    static constexpr size_t kBodySize = 4096;

    Uploader(HttpClient& http, Journal& journal, WallClock& clock, uint32_t seed);

    /** Texts stay with the caller. `boot` grows with every start of the device. */
    void use(const ServerAddress& server, const char* deviceId, const char* secret, uint32_t boot);
    /** `due`: there is something worth a connection. Continues what it has begun in any case. */
    void poll(bool due);

    bool busy() const { return step_ != Step::idle; }
    UploadTrouble trouble() const { return trouble_; }
    uint32_t rejectedRecords() const { return rejected_; }

private:
    enum class Step : uint8_t { idle, time, resume, batch };

    void begin();
    void askTime();
    void askResume();
    void sendBatch();
    void sign(const char* method, const char* path, size_t bodySize);
    void handleAnswer();
    void handleTime();
    void handleResume();
    void handleBatch();
    void handleRefusal();
    void pause(UploadTrouble trouble);
    void anchorRun();

    HttpClient& http_;
    Journal& journal_;
    WallClock& clock_;
    BackOff backOff_;
    ServerAddress server_;
    const char* deviceId_ = "";
    const char* secret_ = "";
    uint32_t boot_ = 0;
    uint32_t requestSeq_ = 0;

    Step step_ = Step::idle;
    UploadTrouble trouble_ = UploadTrouble::none;
    uint64_t notBeforeMillis_ = 0;
    bool resumed_ = false;
    bool timeDoubted_ = false;
    unsigned mostRecords_ = kMostRecords;
    BatchSummary sent_;
    uint32_t rejected_ = 0;
    int64_t anchoredMillis_ = 0;
    char headers_[400] = {};
    char body_[kBodySize] = {};
};

}  // namespace mainswatch
