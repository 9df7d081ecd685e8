#pragma once
#include <string>
#include <vector>

namespace mainswatch::simulator {

/** What a simulated sensor does from one moment on. */
struct Scene {
    double atSeconds = 0;
    double watts = 0;
    double volts = 230;
    double hertz = 50;
    double factor = 1;
    bool silent = false;        ///< the mains side is dead: no answer at all
    unsigned corruptEvery = 0;  ///< every n-th answer has a wrong byte; 0 is never
    unsigned dropEvery = 0;     ///< every n-th request is not answered
    unsigned cutEvery = 0;      ///< every n-th answer breaks off in the middle
    std::string shape = "sine"; ///< of the current: sine, phase-cut or rectifier
    double noiseCounts = 0.5;
    double zeroCounts = 511.5;
    double counterWattHours = -1;  ///< what the energy counter shows; below 0 it counts by itself
};

/**
 * A script of one line for each scene: `10 watts=1500 volts=228.5 silent=1 …`, the seconds since the start
 * first. What a line does not name stays as it was. Lines that begin with '#' mean nothing. Instead of a
 * file, somebody may tell each scene when it begins; its line then has no seconds.
 */
class Script {
public:
    /** False when the file cannot be read or has a mistake, which is then on standard error. */
    bool load(const char* path);
    /** From now on it is so. False, with the mistake on standard error, when the line is not understood. */
    bool tell(const std::string& line);
    const Scene& at(double seconds) const;

private:
    std::vector<Scene> scenes_ = {Scene{}};
};

}  // namespace mainswatch::simulator
