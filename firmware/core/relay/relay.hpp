#pragma once
#include "port.hpp"

namespace mainswatch {

/**
 * A relay that starts in a stated position, is not worn out by a storm of commands, and says what its pin
 * is, not what it was told. A command that comes too soon waits; only the latest one counts.
 */
class Relay {
public:
    static constexpr uint32_t kLeastMillis = 1000;

    Relay(Board& board, Clock& clock) : board_(board), clock_(clock) {}

    /** Before anything that can wait: until then the pin floats. */
    void begin(bool on);
    void command(bool on);
    void poll();

    /** Read back from the pin. */
    bool isOn() { return board_.relayIsOn(); }
    /** True once after each command was carried out or found unnecessary: report the state. */
    bool takeNews();
    /** The pin does not follow: a stuck driver or a wrong wire. */
    bool stuck() { return !waiting_ && board_.relayIsOn() != wanted_; }

private:
    Board& board_;
    Clock& clock_;
    bool wanted_ = false;
    bool waiting_ = false;
    bool news_ = false;
    uint64_t switchedAtMillis_ = 0;
};

/** `RELAY_ON` or `RELAY_OFF`; false for anything else. */
bool parseRelayCommand(const void* payload, size_t size, bool& on);

}  // namespace mainswatch
