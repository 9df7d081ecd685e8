#include "check.hpp"
#include "clock/wall_clock.hpp"
#include "fakes/fakes.hpp"

using namespace mainswatch;
using namespace mainswatch::testing;

TEST("the clock is set once, small differences are left alone, and the server outweighs the chip") {
    FakeClock chip;
    WallClock clock(chip);
    clock.poll();
    CHECK(!clock.known());
    CHECK(clock.tell(1790000000000) && clock.known());
    CHECK(!clock.tell(1790000001500));
    CHECK(clock.tell(1790000100000));
    chip.unix = 1790009999000;
    clock.poll();
    CHECK_EQUAL(clock.unixMillis(), 1790000100000);
}

TEST("a chip that says 1970 is not believed") {
    FakeClock chip;
    chip.unix = 1000;
    WallClock clock(chip);
    clock.poll();
    CHECK(!clock.known());
}
