#include "app/sensor_app.hpp"
#include "machine.hpp"

using namespace mainswatch;

/** The ESP8266 sensor as a Linux program. */
int main(int argc, char** argv) {
    posix::Options options;
    if (!posix::parseOptions(argc, argv, options)) {
        return 2;
    }
    static posix::Machine machine(options, argv);
    static posix::PosixAdc adc(options.device);
    static SensorApp app({machine.ports(), adc, machine.panel()});
    app.begin();
    for (;;) {
        app.poll();
        machine.rest();
    }
}
