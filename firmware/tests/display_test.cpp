#include "check.hpp"
#include "fakes/fakes.hpp"
#include "oled/lines.hpp"

using namespace mainswatch;
using namespace mainswatch::testing;

TEST("the display shows values, their absence, and dead mains as such") {
    PanelFacts facts;
    facts.hasReading = true;
    facts.reading = {2257, 108, 244, 12345, 500, 100, false};
    facts.joined = true;
    facts.pending = 17;
    const PanelLines lines = panelLines(facts);
    CHECK_TEXT(lines.rows[0], "225.7 V 50.0 Hz");
    CHECK_TEXT(lines.rows[1], "0.108 A 24.4 W");
    CHECK_TEXT(lines.rows[2], "12.345 kWh");
    CHECK_TEXT(lines.rows[3], "relay off kept 17");
    CHECK_TEXT(lines.rows[4], "no server");
    facts.readingAgeMillis = 20000;
    CHECK_TEXT(panelLines(facts).rows[0], "no reading");
    facts.mainsSide = MainsSide::dead;
    CHECK_TEXT(panelLines(facts).rows[0], "NO MAINS");
}

TEST("the display counts down to the factory reset and shows the portal's name and key") {
    PanelFacts facts;
    facts.portalOpen = true;
    facts.portalName = "Mainswatch-641d";
    facts.portalPassword = "abcd2345";
    CHECK_TEXT(panelLines(facts).rows[4], "Mainswatch-641d");
    CHECK_TEXT(panelLines(facts).rows[5], "key abcd2345");
    facts.buttonHeldMillis = 7300;
    CHECK_TEXT(panelLines(facts).rows[5], "erase in 3 s");
}

TEST("a line is sent to the panel only when it has changed") {
    FakePanel panel;
    PanelWriter writer(panel);
    PanelFacts facts;
    writer.show(panelLines(facts));
    CHECK_EQUAL(panel.writes, PanelLines::kRows);
    writer.show(panelLines(facts));
    CHECK_EQUAL(panel.writes, PanelLines::kRows);
    facts.relayOn = true;
    writer.show(panelLines(facts));
    CHECK_EQUAL(panel.writes, PanelLines::kRows + 1);
}
