#include "esp32_network.hpp"

#include <esp_event.h>
#include <esp_netif.h>
#include <esp_netif_sntp.h>
#include <esp_wifi.h>
#include <string.h>

#include <atomic>

namespace mainswatch::esp32 {

static std::atomic<bool> hasAddress{false};

static void onEvent(void*, esp_event_base_t base, int32_t id, void*) {
    if (base == IP_EVENT && id == IP_EVENT_STA_GOT_IP) {
        hasAddress = true;
    } else if (base == WIFI_EVENT && id == WIFI_EVENT_STA_DISCONNECTED) {
        hasAddress = false;
    }
}

void ChipNetwork::begin() {
    ESP_ERROR_CHECK(esp_netif_init());
    ESP_ERROR_CHECK(esp_event_loop_create_default());
    esp_netif_create_default_wifi_sta();
    esp_netif_create_default_wifi_ap();
    const wifi_init_config_t config = WIFI_INIT_CONFIG_DEFAULT();
    ESP_ERROR_CHECK(esp_wifi_init(&config));
    ESP_ERROR_CHECK(esp_wifi_set_storage(WIFI_STORAGE_RAM));
    ESP_ERROR_CHECK(esp_event_handler_register(WIFI_EVENT, ESP_EVENT_ANY_ID, onEvent, nullptr));
    ESP_ERROR_CHECK(esp_event_handler_register(IP_EVENT, IP_EVENT_STA_GOT_IP, onEvent, nullptr));
    ESP_ERROR_CHECK(esp_wifi_set_mode(WIFI_MODE_STA));
    ESP_ERROR_CHECK(esp_wifi_start());
    const esp_sntp_config_t time = ESP_NETIF_SNTP_DEFAULT_CONFIG("pool.ntp.org");
    ESP_ERROR_CHECK(esp_netif_sntp_init(&time));
}

void ChipNetwork::join(const char* ssid, const char* password) {
    wifi_config_t config{};
    strncpy(reinterpret_cast<char*>(config.sta.ssid), ssid, sizeof config.sta.ssid);
    strncpy(reinterpret_cast<char*>(config.sta.password), password, sizeof config.sta.password);
    esp_wifi_set_config(WIFI_IF_STA, &config);
    esp_wifi_connect();
}

void ChipNetwork::leave() {
    esp_wifi_disconnect();
    hasAddress = false;
}

bool ChipNetwork::joined() {
    return hasAddress;
}

void ChipNetwork::startAccessPoint(const char* ssid, const char* password) {
    wifi_config_t config{};
    strncpy(reinterpret_cast<char*>(config.ap.ssid), ssid, sizeof config.ap.ssid);
    strncpy(reinterpret_cast<char*>(config.ap.password), password, sizeof config.ap.password);
    config.ap.max_connection = 2;
    config.ap.authmode = WIFI_AUTH_WPA2_PSK;
    esp_wifi_set_mode(WIFI_MODE_APSTA);
    esp_wifi_set_config(WIFI_IF_AP, &config);
}

void ChipNetwork::stopAccessPoint() {
    esp_wifi_set_mode(WIFI_MODE_STA);
}

int ChipNetwork::signalDbm() {
    wifi_ap_record_t joinedTo{};
    return esp_wifi_sta_get_ap_info(&joinedTo) == ESP_OK ? joinedTo.rssi : 0;
}

unsigned ChipNetwork::accessPointGuests() {
    wifi_sta_list_t guests{};
    return esp_wifi_ap_get_sta_list(&guests) == ESP_OK ? static_cast<unsigned>(guests.num) : 0;
}

}  // namespace mainswatch::esp32
