#pragma once
#include "clock/back_off.hpp"
#include "http/client.hpp"
#include "settings/settings.hpp"
#include "text/text.hpp"

namespace mainswatch {

/** Exchanges a claim code for the device's id and secret, once. */
class Registration {
public:
    Registration(HttpClient& http, Clock& clock, uint32_t seed)
        : http_(http), clock_(clock), backOff_(2000, 300000, seed) {}

    /** True once, when `settings` has just been given id and secret; the claim code is then gone. Save them. */
    bool poll(const ServerAddress& server, const uint8_t (&mac)[6], Settings& settings);
    /** HTTP status of the last refusal, 0 when there was none. A wrong claim code is not tried again. */
    int refusal() const { return refusal_; }

private:
    void ask(const ServerAddress& server, const uint8_t (&mac)[6], const Settings& settings);
    bool handleAnswer(Settings& settings);

    HttpClient& http_;
    Clock& clock_;
    BackOff backOff_;
    bool asking_ = false;
    int refusal_ = 0;
    uint64_t notBeforeMillis_ = 0;
    char body_[320] = {};
};

/** `Fridge`, or `Fridge + Freezer` when both are on the wire. */
void addApplianceName(Text& to, const Settings& settings);

}  // namespace mainswatch
