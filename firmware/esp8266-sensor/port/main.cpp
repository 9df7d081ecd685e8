#include <Arduino.h>

#include "app/sensor_app.hpp"
#include "esp8266_chip.hpp"
#include "esp8266_sockets.hpp"
#include "settings/flash_store.hpp"

using namespace mainswatch;
using namespace mainswatch::esp8266;

static constexpr uint32_t kStoreSectors = 2;

static ChipClock clockOfChip;
static ChipNetwork network;
static ChipBoard board;
static ChipAdc adc;
static SerialPanel panel;
static ChipFlash storeFlash(ChipFlash::areaFirstSector(), kStoreSectors);
static ChipFlash journalFlash(ChipFlash::areaFirstSector() + kStoreSectors, ChipFlash::areaSectors() - kStoreSectors);
static FlashStore store(storeFlash);
static ChipConn http;
static ChipListener portalHttp;
static ChipDatagrams portalDns;
static ChipDatagrams mdns;

/** Made in `setup`: the MAC address and chance are not there before the chip has started. */
static SensorApp& app() {
    static const NodePorts ports{clockOfChip, network, store, board, journalFlash, http, portalHttp, portalDns, mdns};
    static SensorApp one({ports, adc, panel});
    return one;
}

void setup() {
    Serial.begin(115200);
    board.begin();
    configTime(0, 0, "pool.ntp.org");
    store.mount();
    app().begin();
}

void loop() {
    app().poll();
}
