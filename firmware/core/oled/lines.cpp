#include "oled/lines.hpp"

#include <string.h>

#include "button/button.hpp"

namespace mainswatch {

// Older than three ordinary intervals is not what the mains does now.
static constexpr uint32_t kStaleMillis = 15000;

static void addMeasured(PanelLines& lines, const PanelFacts& facts) {
    Text volts(lines.rows[0], sizeof lines.rows[0]);
    Text amps(lines.rows[1], sizeof lines.rows[1]);
    Text energy(lines.rows[2], sizeof lines.rows[2]);
    if (facts.mainsSide == MainsSide::dead) {
        volts.add("NO MAINS");
        return;
    }
    if (!facts.hasReading || facts.readingAgeMillis > kStaleMillis) {
        volts.add("no reading");
        return;
    }
    volts.addDecimal(facts.reading.voltageDeciVolts, 1).add(" V ");
    volts.addDecimal(facts.reading.frequencyDeciHertz, 1).add(" Hz");
    amps.addDecimal(facts.reading.currentMilliAmps, 3).add(" A ");
    amps.addDecimal(facts.reading.powerDeciWatts, 1).add(" W");
    energy.addDecimal(facts.reading.energyWattHours, 3).add(" kWh");
}

static void addState(PanelLines& lines, const PanelFacts& facts) {
    Text relay(lines.rows[3], sizeof lines.rows[3]);
    Text link(lines.rows[4], sizeof lines.rows[4]);
    relay.add(facts.relayOn ? "relay on" : "relay off");
    if (facts.pending > 0) {
        relay.add(" kept ").addUnsigned(facts.pending);
    }
    link.add(!facts.joined ? "no Wi-Fi" : facts.serverReady ? "online" : "no server");
}

static void addHint(PanelLines& lines, const PanelFacts& facts) {
    Text hint(lines.rows[5], sizeof lines.rows[5]);
    if (facts.buttonHeldMillis > Button::kLongestBriefMillis) {
        const uint32_t left = Button::kFactoryResetMillis > facts.buttonHeldMillis
                                  ? Button::kFactoryResetMillis - facts.buttonHeldMillis
                                  : 0;
        hint.add("erase in ").addUnsigned((left + 999) / 1000).add(" s");
    } else if (facts.portalOpen) {
        Text name(lines.rows[4], sizeof lines.rows[4]);
        name.add(facts.portalName);
        hint.add("key ").add(facts.portalPassword);
    }
}

PanelLines panelLines(const PanelFacts& facts) {
    PanelLines lines;
    memset(&lines, 0, sizeof lines);
    addMeasured(lines, facts);
    addState(lines, facts);
    addHint(lines, facts);
    return lines;
}

void PanelWriter::show(const PanelLines& lines) {
    for (unsigned row = 0; row < PanelLines::kRows; row++) {
        if (!shown_ || strcmp(lines.rows[row], last_.rows[row]) != 0) {
            panel_.line(row, lines.rows[row]);
        }
    }
    last_ = lines;
    shown_ = true;
}

}  // namespace mainswatch
