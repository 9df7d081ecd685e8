#pragma once
#include "clock/back_off.hpp"
#include "clock/wall_clock.hpp"
#include "http/client.hpp"
#include "crypto/signature.hpp"
#include "journal/journal.hpp"
#include "upload/batch.hpp"
#include "upload/order.hpp"

namespace mainswatch {

/** Why nothing moves, for a person to see. */
enum class UploadTrouble : uint8_t { none, unreachable, refused, serverBusy, notUnderstood };

const char* nameOf(UploadTrouble trouble);

/** The device that an uploader speaks for. */
struct UploadHost {
    /** What the device says of itself, as the body of `POST /v1/facts`. */
    virtual void addFacts(Text& to) = 0;
    /** The newest order that was carried out or refused; 0 before the first. */
    virtual uint32_t handledOrder() = 0;
    /** An order that the server signed, newer than that one. */
    virtual void carryOut(const Order& order) = 0;

protected:
    ~UploadHost() = default;
};

/**
 * Brings the journal's readings to the server in signed batches: first the time, if nobody knows it, then
 * where the server stands, then what the device says of itself, then batch after batch until nothing is pending.
 * A record is let go only after the server's answer; every request has a new number, so a lost answer costs a
 * duplicate and nothing else. An answer is believed only when the server has signed it for this very request: whoever else
 * writes to the network can neither make readings go away nor give orders.
 */
class Uploader {
public:
    static constexpr unsigned kMostRecords = 32;
    static constexpr size_t kBodySize = 4096;
    /** What changes by itself, such as the signal, is told again so often. */
    static constexpr uint32_t kFactsMillis = 900000;
    /** An order that is announced is fetched at most so often, should it never be handed out. */
    static constexpr uint32_t kOrderMillis = 2000;

    Uploader(HttpClient& http, Journal& journal, WallClock& clock, UploadHost& host, uint32_t seed);

    /** Texts stay with the caller. `boot` grows with every start of the device. */
    void use(const ServerAddress& server, const char* deviceId, const char* secret, uint32_t boot);
    /** `due`: there is something worth a connection. Continues what it has begun in any case. */
    void poll(bool due);
    /** What the device says of itself has changed. */
    void factsChanged() { factsChanged_ = true; }
    bool factsDue() const { return factsChanged_ || clock_.uptimeMillis() >= factsAtMillis_; }

    bool busy() const { return step_ != Step::idle; }
    UploadTrouble trouble() const { return trouble_; }
    uint32_t rejectedRecords() const { return rejected_; }

private:
    enum class Step : uint8_t { idle, time, resume, facts, batch };

    void begin();
    void askTime();
    void askResume();
    void sendFacts();
    void sendBatch();
    void post(const char* path, size_t bodySize, Step step);
    void sign(const char* method, const char* path, size_t bodySize);
    bool isFromServer() const;
    void handleAnswer();
    void handleTime();
    void handleResume();
    void handleFacts();
    void handleOrder();
    void handleBatch();
    void noteOrder(uint32_t number);
    void handleRefusal();
    void pause(UploadTrouble trouble);
    void anchorRun();

    HttpClient& http_;
    Journal& journal_;
    WallClock& clock_;
    UploadHost& host_;
    BackOff backOff_;
    ServerAddress server_;
    const char* deviceId_ = "";
    const char* secret_ = "";
    uint32_t boot_ = 0;
    const char* path_ = "";
    RequestNumber request_{0, 0, 0};

    Step step_ = Step::idle;
    UploadTrouble trouble_ = UploadTrouble::none;
    uint64_t notBeforeMillis_ = 0;
    bool resumed_ = false;
    bool timeDoubted_ = false;
    bool factsChanged_ = true;
    uint64_t factsAtMillis_ = 0;
    uint64_t orderAtMillis_ = 0;
    unsigned mostRecords_ = kMostRecords;
    BatchSummary sent_;
    uint32_t rejected_ = 0;
    int64_t anchoredMillis_ = 0;
    char headers_[400] = {};
    char body_[kBodySize] = {};
};

}  // namespace mainswatch
