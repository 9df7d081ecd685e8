#include <math.h>
#include <stdlib.h>

#include <random>
#include <vector>

#include "acs712/calibration.hpp"
#include "check.hpp"

using namespace mainswatch;

namespace {

/** What the converter sees of a current, with the errors real parts have. */
struct Wave {
    enum Shape { sine, phaseCut, rectifier, sharpRectifier };

    Shape shape = sine;
    double rmsAmps = 1;
    double hertz = 50;
    double phase = 0;
    double zeroCounts = 511.5;
    double noiseCounts = 0.5;
    /** Where the sensor's own output ends, from the zero. */
    double railCounts = 1e9;
    double microAmpsPerCount = Acs712Calibration::kMicroAmpsPerCount30A;
    unsigned seed = 1;

    /** A rectifier draws only where the mains is above the voltage of its capacitor. */
    static double stroke(double value, double capacitor) {
        return copysign(fmax(0, fabs(value) - capacitor) / (1 - capacitor), value);
    }
    /** Of peak 1; its RMS is `unitRms`. */
    double unit(double turn) const {
        const double angle = 2 * M_PI * (turn - floor(turn));
        const double value = sin(angle);
        switch (shape) {
            case sine: return value;
            case phaseCut: return fmod(angle, M_PI) < M_PI / 2 ? 0 : value;
            case rectifier: return stroke(value, 0.9);
            case sharpRectifier: return stroke(value, 0.97);
        }
        return 0;
    }
    double unitRms() const {
        double sum = 0;
        for (int i = 0; i < 100000; i++) {
            sum += unit(i / 100000.0) * unit(i / 100000.0);
        }
        return sqrt(sum / 100000);
    }
    std::vector<uint16_t> samples() const {
        std::mt19937 random(seed);
        std::normal_distribution<double> noise(0, noiseCounts > 0 ? noiseCounts : 1e-9);
        const double peakCounts = rmsAmps == 0 ? 0 : rmsAmps / unitRms() * 1e6 / microAmpsPerCount;
        std::vector<uint16_t> taken;
        for (size_t i = 0; i < SampleWindow::kSamples; i++) {
            const double turn = phase + hertz * static_cast<double>(i) * SampleWindow::kSpacingMicros / 1e6;
            const double output = fmax(-railCounts, fmin(railCounts, peakCounts * unit(turn)));
            const double counts = round(zeroCounts + output + noise(random));
            taken.push_back(static_cast<uint16_t>(counts < 0 ? 0 : counts > 1023 ? 1023 : counts));
        }
        return taken;
    }
};

}  // namespace

static Acs712Calibration calibrated(Wave wave) {
    Acs712Calibration calibration;
    wave.rmsAmps = 0;
    const auto quiet = wave.samples();
    CHECK(calibrateZero(quiet.data(), quiet.size(), calibration) == Calibrated::done);
    return calibration;
}

static double measured(const Wave& wave, const Acs712Calibration& calibration) {
    const auto samples = wave.samples();
    return rmsCurrent(samples.data(), samples.size(), calibration).milliAmps / 1000.0;
}

static void checkWithin(Wave wave, double share) {
    const Acs712Calibration calibration = calibrated(wave);
    for (double step = 0.3; step < wave.rmsAmps * 1.25; step *= 1.25) {
        const double amps = step < wave.rmsAmps ? step : wave.rmsAmps;
        Wave one = wave;
        one.rmsAmps = amps;
        one.seed = static_cast<unsigned>(amps * 1000);
        one.phase = fmod(amps, 1);
        CHECK(fabs(measured(one, calibration) - amps) <= share * amps + 0.020);
    }
}

static bool isFlagged(const Wave& wave) {
    const auto samples = wave.samples();
    return rmsCurrent(samples.data(), samples.size(), Acs712Calibration{}).clipped;
}

TEST("the root of a square is exact and of its neighbours rounds down") {
    for (uint64_t root = 1; root < 4000000000ULL; root = root * 3 + 1) {
        CHECK_EQUAL(squareRoot(root * root), root);
        CHECK_EQUAL(squareRoot(root * root - 1), root - 1);
    }
    CHECK_EQUAL(squareRoot(UINT64_MAX), 0xFFFFFFFF);
}

TEST("a sine is within 1 % and 20 mA from 0.3 A to 25 A, at 50 and 60 Hz, wherever the zero lies") {
    for (double hertz : {50.0, 60.0}) {
        for (double zero : {496.0, 511.5, 523.3}) {
            checkWithin({Wave::sine, 25, hertz, 0, zero}, 0.01);
        }
    }
}

// The converter shows 37.8 A of peak around a zero in its middle. A wave cut at its peak is 2.0 times as high as its RMS,
// rectifiers are 2.6 and 3.5 times: that is 18.9, 14.8 and 10.9 A of RMS, less what the zero lies off the middle and noise.
TEST("phase-cut and rectifier currents are within 3 % as far as the converter's scale goes, and flagged beyond") {
    const struct {
        Wave::Shape shape;
        double within;
        double beyond;
    } shapes[] = {{Wave::phaseCut, 18.5, 19.2}, {Wave::rectifier, 14.4, 15.2}, {Wave::sharpRectifier, 10.7, 11.4}};
    for (double hertz : {50.0, 60.0}) {
        for (const auto& [shape, within, beyond] : shapes) {
            checkWithin({shape, within, hertz}, 0.03);
            for (double amps = beyond; amps <= 40; amps *= 1.1) {
                CHECK(isFlagged({shape, amps, hertz}));
            }
        }
    }
}

TEST("no current is wrong by more than its bound without being flagged, whatever its shape") {
    for (const auto shape : {Wave::sine, Wave::phaseCut, Wave::rectifier, Wave::sharpRectifier}) {
        Wave wave{shape};
        const Acs712Calibration calibration = calibrated(wave);
        for (wave.rmsAmps = 0.3; wave.rmsAmps < 45; wave.rmsAmps *= 1.02) {
            wave.seed++;
            wave.phase = fmod(wave.rmsAmps, 1);
            const auto samples = wave.samples();
            const RmsCurrent current = rmsCurrent(samples.data(), samples.size(), calibration);
            const double share = shape == Wave::sine ? 0.01 : 0.03;
            CHECK(current.clipped || fabs(current.milliAmps / 1000.0 - wave.rmsAmps) <= share * wave.rmsAmps + 0.020);
        }
    }
}

TEST("a sensor that runs into its own supply before the converter does is flagged too") {
    for (double rail : {425.0, 440.0, 465.0}) {
        Wave wave;
        wave.railCounts = rail;
        wave.rmsAmps = 1.1 * rail * Acs712Calibration::kMicroAmpsPerCount30A / 1e6 / sqrt(2);
        CHECK(isFlagged(wave));
    }
    Wave flat;  // what a lamp behind a cheap inverter draws has flat tops and is no mistake
    flat.railCounts = 100;
    flat.rmsAmps = 10;
    CHECK(!isFlagged(flat));
}

TEST("with no load and calibrated there is next to no current") {
    Wave wave;
    wave.rmsAmps = 0;
    wave.noiseCounts = 1.5;
    const Acs712Calibration calibration = calibrated(wave);
    for (unsigned seed = 2; seed < 30; seed++) {
        wave.seed = seed;
        CHECK(measured(wave, calibration) < 0.050);
    }
}

TEST("a current that touches the ends of the scale is flagged") {
    Wave wave;
    wave.rmsAmps = 40;
    CHECK(isFlagged(wave));
    for (wave.rmsAmps = 0; wave.rmsAmps < 25; wave.rmsAmps += 0.5) {
        CHECK(!isFlagged(wave));
    }
}

TEST("the sensor's sheet and the divider give 74.05 mA for a count, not 58.7") {
    CHECK(labs(static_cast<long>(Acs712Calibration::microAmpsPerCountOf(66000, 3300, 5000, 3300)) - 74054) <= 2);
    CHECK(labs(static_cast<long>(Acs712Calibration::microAmpsPerCountOf(100000, 3300, 5000, 3300)) - 48876) <= 2);
}

TEST("calibrating the zero with a load on is refused and changes nothing") {
    Wave wave;
    wave.rmsAmps = 2;
    const auto samples = wave.samples();
    Acs712Calibration calibration;
    CHECK(calibrateZero(samples.data(), samples.size(), calibration) == Calibrated::loadIsOn);
    wave.rmsAmps = 40;
    const auto clipped = wave.samples();
    CHECK(calibrateZero(clipped.data(), clipped.size(), calibration) == Calibrated::clipped);
    CHECK(calibrateGain(clipped.data(), clipped.size(), 30000, calibration) == Calibrated::clipped);
    CHECK_EQUAL(calibration.zeroSixteenths, 8184);
}

TEST("a known load corrects the gain of a sensor that is 8 % off") {
    Wave wave;
    wave.microAmpsPerCount *= 1.08;
    Acs712Calibration calibration = calibrated(wave);
    wave.rmsAmps = 5;
    const auto known = wave.samples();
    CHECK(calibrateGain(known.data(), known.size(), 5000, calibration) == Calibrated::done);
    wave.rmsAmps = 12;
    wave.seed = 9;
    CHECK(fabs(measured(wave, calibration) - 12) < 0.1);
}

TEST("a known load that is too small or beyond belief leaves the gain alone") {
    Wave wave;
    Acs712Calibration calibration = calibrated(wave);
    wave.rmsAmps = 0.1;
    auto samples = wave.samples();
    CHECK(calibrateGain(samples.data(), samples.size(), 100, calibration) == Calibrated::tooSmall);
    wave.rmsAmps = 5;
    samples = wave.samples();
    CHECK(calibrateGain(samples.data(), samples.size(), 100000, calibration) == Calibrated::implausible);
    CHECK_EQUAL(calibration.microAmpsPerCount, Acs712Calibration::kMicroAmpsPerCount30A);
}
