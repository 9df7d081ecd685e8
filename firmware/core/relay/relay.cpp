#include "relay/relay.hpp"

#include "text/text.hpp"

namespace mainswatch {

void Relay::begin(bool on) {
    wanted_ = on;
    waiting_ = false;
    board_.setRelay(on);
    switchedAtMillis_ = clock_.uptimeMillis();
    news_ = true;
}

void Relay::command(bool on) {
    wanted_ = on;
    waiting_ = true;
    poll();
}

void Relay::poll() {
    if (!waiting_) {
        return;
    }
    if (board_.relayIsOn() == wanted_) {
        waiting_ = false;
        news_ = true;
        return;
    }
    const uint64_t now = clock_.uptimeMillis();
    if (now - switchedAtMillis_ >= kLeastMillis) {
        board_.setRelay(wanted_);
        switchedAtMillis_ = now;
        waiting_ = false;
        news_ = true;
    }
}

bool Relay::takeNews() {
    const bool news = news_;
    news_ = false;
    return news;
}

bool parseRelayCommand(const void* payload, size_t size, bool& on) {
    const char* text = static_cast<const char*>(payload);
    on = sameText(text, size, "RELAY_ON");
    return on || sameText(text, size, "RELAY_OFF");
}

}  // namespace mainswatch
