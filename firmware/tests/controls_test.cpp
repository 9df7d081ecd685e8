#include "button/button.hpp"
#include "check.hpp"
#include "fakes/fakes.hpp"
#include "relay/relay.hpp"

using namespace mainswatch;
using namespace mainswatch::testing;

static Press hold(Button& button, uint64_t& now, uint64_t millis, bool down) {
    Press told = Press::none;
    for (uint64_t i = 0; i < millis; i += 10) {
        const Press press = button.poll(down, now);
        told = press != Press::none ? press : told;
        now += 10;
    }
    return told;
}

TEST("a brief press, a long one and a factory reset are told apart") {
    Button button;
    uint64_t now = 0;
    hold(button, now, 100, false);
    CHECK(hold(button, now, 300, true) == Press::none);
    CHECK(hold(button, now, 300, false) == Press::brief);
    CHECK(hold(button, now, 5000, true) == Press::none);
    CHECK(hold(button, now, 300, false) == Press::none);
    CHECK(hold(button, now, 11000, true) == Press::factoryReset);
    CHECK(hold(button, now, 9000, true) == Press::none);
    CHECK(hold(button, now, 300, false) == Press::none);
}

TEST("bounces are nothing, and neither is a button held since before the start") {
    Button button;
    uint64_t now = 0;
    CHECK(hold(button, now, 1000, true) == Press::none);
    CHECK(hold(button, now, 300, false) == Press::none);
    for (int i = 0; i < 20; i++) {
        CHECK(hold(button, now, 20, true) == Press::none);
        CHECK(hold(button, now, 20, false) == Press::none);
    }
}

TEST("the relay takes its stated position before anything else") {
    FakeBoard board;
    FakeClock clock;
    Relay relay(board, clock);
    board.relay = true;
    relay.begin(false);
    CHECK(!relay.isOn());
    CHECK(relay.takeNews() && !relay.takeNews());
}

TEST("a storm of commands switches once a second and ends where the last one said") {
    FakeBoard board;
    FakeClock clock;
    Relay relay(board, clock);
    relay.begin(false);
    for (int i = 0; i < 100; i++) {
        relay.command(i % 2 == 0);
        relay.poll();
        clock.now += 50;
    }
    CHECK(board.switches <= 7);
    clock.now += 1000;
    relay.poll();
    CHECK(!relay.isOn());
}

TEST("a relay that does not follow is reported as it is") {
    FakeBoard board;
    FakeClock clock;
    Relay relay(board, clock);
    relay.begin(false);
    board.stuck = true;
    clock.now += 5000;
    relay.command(true);
    CHECK(relay.takeNews() && !relay.isOn() && relay.stuck());
}

TEST("only the two known words are commands") {
    bool on = false;
    CHECK(parseRelayCommand("RELAY_ON", 8, on) && on);
    CHECK(parseRelayCommand("RELAY_OFF", 9, on) && !on);
    CHECK(!parseRelayCommand("relay_on", 8, on) && !parseRelayCommand("RELAY_ON ", 9, on));
}
