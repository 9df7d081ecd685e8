#pragma once
#include "button/button.hpp"
#include "mdns/lookup.hpp"
#include "node/calibrator.hpp"
#include "node/identity.hpp"
#include "portal/portal.hpp"
#include "upload/registration.hpp"
#include "upload/uploader.hpp"
#include "wifi/station.hpp"

namespace mainswatch {

/** What every device has of its chip. */
struct NodePorts {
    Clock& clock;
    Network& network;
    KeyValue& store;
    Board& board;
    Flash& flash;
    Conn& http;
    Listener& portalHttp;
    Datagrams& portalDns;
    Datagrams& mdns;
    uint16_t portalHttpPort = 80;
    uint16_t portalDnsPort = 53;
};

/**
 * What the meter and the sensor have in common: settings, network, portal, registration, time, the journal
 * and its way to the server. Whoever owns it measures, appends, and calls `poll` often.
 */
class Node final : public PortalHost, public UploadHost {
public:
    /** One step of a calibration follows the other within that. */
    static constexpr uint32_t kAttendedMillis = 300000;

    Node(const NodePorts& ports, SettingField::Form form, Calibrator* calibrator = nullptr);

    void begin();
    /** `uploadDue`: what is pending is worth a connection now. */
    void poll(bool uploadDue);

    /** Dates and stores a reading; `record` gets its number. */
    bool append(Record& record);
    void saveSettings();
    /** What the device says of itself has changed: it is told soon. */
    void factsChanged() { uploader_.factsChanged(); }

    Settings& editableSettings() { return settings_; }
    Journal& journal() { return journal_; }
    const Uploader& uploader() const { return uploader_; }
    const Station& station() const { return station_; }
    const char* portalPassword() const { return settings_.portalPassword; }
    /** The radio or the server is being worked with: a bad moment for the ADC. */
    bool radioIsBusy() const { return http_.busy(); }
    /** A person is calibrating it and looks: nothing should wait for company. */
    bool isAttended() const { return ports_.clock.uptimeMillis() < attendedUntilMillis_; }
    bool isOnline() const { return joined_ && settings_.isRegistered(); }
    /** Null while the server's address is not known. */
    const char* serverAddress() const { return joined_ ? mdns_.address() : nullptr; }
    bool knowsTime() const { return wall_.known(); }
    uint32_t boot() const { return boot_; }
    /** Differs between devices and starts, so that they do not all come back at the same moment. */
    uint32_t seed() const { return identity_.seed; }
    uint32_t buttonHeldMillis() { return button_.heldMillis(ports_.clock.uptimeMillis()); }

    const Settings& settings() override { return settings_; }
    Settings& draft() override { return draft_; }
    SettingField::Form form() override { return form_; }
    void save(const Settings& settings) override;
    Calibrated calibrateZero() override;
    Calibrated calibrateGain(uint32_t milliAmps) override;
    bool joined() override { return joined_; }
    void addStatus(Text& to) override;

    void addFacts(Text& to) override;
    uint32_t handledOrder() override { return settings_.orderNumber; }
    void carryOut(const Order& order) override;

private:
    void pollButton();
    void pollServer(bool uploadDue);
    void useSettings();
    void factoryReset();
    Calibrated take(const Order& order);

    NodePorts ports_;
    SettingField::Form form_;
    Calibrator* calibrator_;
    Settings settings_;
    Settings draft_;
    Identity identity_;
    WallClock wall_;
    Journal journal_;
    HttpClient http_;
    Station station_;
    Portal portal_;
    MdnsLookup mdns_;
    Registration registration_;
    Uploader uploader_;
    Button button_;
    uint32_t boot_ = 0;
    uint64_t attendedUntilMillis_ = 0;
    bool joined_ = false;
};

}  // namespace mainswatch
