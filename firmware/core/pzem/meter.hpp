#pragma once
#include "port.hpp"
#include "pzem/frame.hpp"

namespace mainswatch {

/** What is known about the mains side of the module, which is all it is powered from. */
enum class MainsSide : uint8_t { unknown, live, dead };

/**
 * Asks a PZEM-004T v3 over a serial line and never blocks: start an exchange, then call `poll` until
 * `busy` ends. Every try begins with an empty input, a failed one is repeated twice. Three exchanges in
 * a row without one byte of answer mean that the mains side is dead, which is news and no fault.
 */
class PzemMeter {
public:
    static constexpr uint32_t kAnswerMillis = 300;
    static constexpr uint32_t kPauseMillis = 60;
    static constexpr unsigned kTries = 3;
    static constexpr unsigned kSilentExchangesUntilDead = 3;

    PzemMeter(Uart& uart, Clock& clock, uint8_t address) : uart_(uart), clock_(clock), address_(address) {}

    /** Each is refused (false) while an exchange is under way. */
    bool startReading();
    bool startEnergyReset();
    bool startSetAddress(uint8_t newAddress);

    void poll();
    bool busy() const { return step_ != Step::idle; }

    /** Of the exchange that ended last. */
    PzemOutcome outcome() const { return outcome_; }
    MainsSide mainsSide() const { return mainsSide_; }
    uint8_t address() const { return address_; }

    /** The last good values stay until better ones come; look at their age before showing them. */
    bool hasReading() const { return hasReading_; }
    const PzemReading& reading() const { return reading_; }
    uint64_t readingAtMillis() const { return readingAtMillis_; }
    /** Exchanges that ended in `outcome` since start. */
    uint32_t count(PzemOutcome outcome) const { return counts_[static_cast<unsigned>(outcome)]; }

private:
    enum class Step : uint8_t { idle, sending, waiting, pausing };
    enum class Purpose : uint8_t { reading, reset, address };

    bool start(Purpose purpose, const PzemFrame& request);
    void beginTry();
    void send();
    void listen();
    void judge();
    void finish(PzemOutcome outcome);

    Uart& uart_;
    Clock& clock_;
    uint8_t address_;
    Step step_ = Step::idle;
    Purpose purpose_ = Purpose::reading;
    PzemFrame request_;
    size_t sent_ = 0;
    uint8_t answer_[PzemFrame::kLargest] = {};
    size_t received_ = 0;
    unsigned triesLeft_ = 0;
    unsigned silentExchanges_ = 0;
    uint64_t stepAtMillis_ = 0;
    bool heardAnything_ = false;

    PzemOutcome outcome_ = PzemOutcome::timeout;
    MainsSide mainsSide_ = MainsSide::unknown;
    PzemReading reading_{};
    bool hasReading_ = false;
    uint64_t readingAtMillis_ = 0;
    uint32_t counts_[8] = {};
};

}  // namespace mainswatch
