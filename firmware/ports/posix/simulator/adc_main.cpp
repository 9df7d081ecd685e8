#include <math.h>

#include <random>

#include "acs712/calibration.hpp"
#include "pace.hpp"
#include "simulator/pty.hpp"
#include "simulator/told.hpp"

using namespace mainswatch;
using namespace mainswatch::simulator;

static double unit(const std::string& shape, double angle) {
    const double value = sin(angle);
    if (shape == "phase-cut") {
        return fmod(angle, M_PI) < M_PI / 2 ? 0 : value * M_SQRT2;
    }
    if (shape == "rectifier") {
        // Three tenths of each half wave in one short stroke; 1.811 brings its RMS to that of a sine.
        return fabs(value) > 0.9 ? (value > 0 ? 1 : -1) * (fabs(value) - 0.9) * 10 * 1.811 : 0;
    }
    return value;
}

/** An ACS712 of 30 A behind its divider: each request byte is answered by one window of counts. */
int main(int argc, char** argv) {
    Arguments arguments;
    if (!arguments.parse(argc, argv)) {
        return 2;
    }
    Told told(arguments);
    const posix::Pace pace(arguments.speed, arguments.time);
    const int64_t start = pace.micros();
    Pty line(arguments.link);
    std::mt19937 random(1);
    told.ready();
    uint8_t request;
    for (told.await(line); line.read(&request, 1) == 1; told.await(line)) {
        const double now = static_cast<double>(pace.micros() - start) / 1e6;
        const Scene& scene = told.script().at(now);
        const double peakCounts =
            M_SQRT2 * scene.watts / scene.volts * 1e6 / Acs712Calibration::kMicroAmpsPerCount30A;
        std::normal_distribution<double> noise(0, scene.noiseCounts > 0 ? scene.noiseCounts : 1e-9);
        uint8_t window[2 * SampleWindow::kSamples];
        for (size_t i = 0; i < SampleWindow::kSamples; i++) {
            const double seconds = now + static_cast<double>(i) * SampleWindow::kSpacingMicros / 1e6;
            const double angle = 2 * M_PI * fmod(scene.hertz * seconds, 1);
            const double load = scene.silent ? 0 : peakCounts * unit(scene.shape, angle);
            const double counts = round(scene.zeroCounts + load + noise(random));
            const uint16_t value = static_cast<uint16_t>(counts < 0 ? 0 : counts > 1023 ? 1023 : counts);
            window[2 * i] = static_cast<uint8_t>(value);
            window[2 * i + 1] = static_cast<uint8_t>(value >> 8);
        }
        line.write(window, sizeof window);
    }
    return 0;
}
