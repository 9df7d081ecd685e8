#include <freertos/FreeRTOS.h>
#include <freertos/task.h>

#include "app/meter_app.hpp"
#include "bsd/sockets.hpp"
#include "esp32_chip.hpp"
#include "esp32_network.hpp"
#include "esp32_sockets.hpp"

using namespace mainswatch;
using namespace mainswatch::esp32;

static ChipClock clockOfChip;
static ChipUart uart;
static ChipFlash flash;
static ChipStore store;
static ChipBoard board;
static ChipBus bus;
static Sh1106 display(bus);
static ChipNetwork network;
static ChipConn http;
static ChipConn mqtt;
static bsd::SocketListener portalHttp;
static bsd::SocketDatagrams portalDns;
static bsd::SocketDatagrams mdns;

extern "C" void app_main() {
    store.begin();
    // First of all that is connected: until it is told, the relay's pin floats.
    board.setRelay(loadSettings(store).relayAtStart != 0);
    board.begin();
    flash.begin();
    uart.begin();
    bus.begin();
    display.begin();
    network.begin();
    static const NodePorts ports{clockOfChip, network, store, board, flash, http, portalHttp, portalDns, mdns};
    static MeterApp app({ports, uart, mqtt, display});
    app.begin();
    for (;;) {
        app.poll();
        vTaskDelay(1);
    }
}
