#include "app/meter_app.hpp"
#include "machine.hpp"

using namespace mainswatch;

/** The ESP32 meter as a Linux program. */
int main(int argc, char** argv) {
    posix::Options options;
    if (!posix::parseOptions(argc, argv, options)) {
        return 2;
    }
    static posix::Machine machine(options, argv);
    static posix::PosixUart pzem(options.device, machine.pace());
    static bsd::SocketConn mqtt;
    static MeterApp app({machine.ports(), pzem, mqtt, machine.panel()});
    app.begin();
    for (;;) {
        app.poll();
        machine.rest();
    }
}
