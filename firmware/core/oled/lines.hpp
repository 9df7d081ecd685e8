#pragma once
#include "port.hpp"
#include "pzem/meter.hpp"
#include "text/text.hpp"

namespace mainswatch {

/** What the display tells, gathered by the application. */
struct PanelFacts {
    MainsSide mainsSide = MainsSide::unknown;
    bool hasReading = false;
    PzemReading reading{};
    uint32_t readingAgeMillis = 0;
    bool joined = false;
    bool serverReady = false;
    uint32_t pending = 0;
    bool relayOn = false;
    bool portalOpen = false;
    const char* portalName = "";
    const char* portalPassword = "";
    /** How long the button has been held; 0 when it is not. */
    uint32_t buttonHeldMillis = 0;
};

/** Six lines of 21 characters: what a 128 × 64 display holds in a 6 × 8 font with a line free. */
struct PanelLines {
    static constexpr unsigned kRows = 6;
    static constexpr size_t kColumns = 21;

    char rows[kRows][kColumns + 1];
};

PanelLines panelLines(const PanelFacts& facts);

/** Sends only the lines that differ from what the panel shows. */
class PanelWriter {
public:
    explicit PanelWriter(Panel& panel) : panel_(panel) {}
    void show(const PanelLines& lines);

private:
    Panel& panel_;
    bool shown_ = false;
    PanelLines last_{};
};

}  // namespace mainswatch
