#include "acs712/calibrated.hpp"

namespace mainswatch {

namespace {

struct Words {
    const char* name;
    const char* sentence;
};

}  // namespace

static const Words kWords[] = {
    {"done", "Measured and kept."},
    {"no-samples", "The converter was busy. Again, please."},
    {"clipped", "More current than the sensor can show."},
    {"load-on", "Something still draws current: unplug every load."},
    {"too-small", "That load is too small to tell: 0.4 A or more, please."},
    {"implausible", "That current does not fit what is measured."},
    {"not-here", "This device has nothing to calibrate."},
};

static const Words& wordsOf(Calibrated outcome) {
    const auto number = static_cast<unsigned>(outcome);
    return kWords[number < sizeof kWords / sizeof kWords[0] ? number : 0];
}

const char* nameOf(Calibrated outcome) {
    return wordsOf(outcome).name;
}

const char* sentenceOf(Calibrated outcome) {
    return wordsOf(outcome).sentence;
}

}  // namespace mainswatch
