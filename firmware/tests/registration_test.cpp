#include <string.h>

#include "check.hpp"
#include "fakes/fakes.hpp"
#include "upload/answers.hpp"
#include "upload/registration.hpp"

using namespace mainswatch;
using namespace mainswatch::testing;

static bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

namespace {

struct Claim {
    FakeClock clock;
    FakeConn conn;
    HttpClient http{conn, clock};
    Registration registration{http, clock, 1};
    Settings settings;
    uint8_t mac[6] = {0x24, 0x6f, 0x28, 0xfa, 0x64, 0x1d};

    bool pass(const std::string& answer) {
        bool registered = false;
        for (int i = 0; i < 20; i++) {
            registered = registration.poll({"server", 8081, false}, mac, settings) || registered;
            conn.incoming += i == 8 ? answer : "";
        }
        return registered;
    }
};

}  // namespace

TEST("a claim code becomes an id and a secret, once") {
    Claim claim;
    strcpy(claim.settings.claimCode, "ABCD-1234");
    strcpy(claim.settings.applianceName, "Fridge");
    strcpy(claim.settings.secondName, "Freezer");
    CHECK(claim.pass("HTTP/1.1 201 Created\r\nContent-Length: 36\r\n\r\n{\"id\":\"D7\",\"secret\":\"s3cr3t-s3cr3t\"}"));
    CHECK(has(claim.conn.sent, "{\"claimCode\":\"ABCD-1234\",\"mac\":\"24:6f:28:fa:64:1d\","
                               "\"applianceName\":\"Fridge + Freezer\"}"));
    CHECK_TEXT(claim.settings.deviceId, "D7");
    CHECK_TEXT(claim.settings.claimCode, "");
    CHECK(claim.settings.isRegistered());
}

TEST("a claim code the server does not know is not tried for ever") {
    Claim claim;
    strcpy(claim.settings.claimCode, "WRONG");
    CHECK(!claim.pass("HTTP/1.1 404 x\r\nContent-Length: 0\r\n\r\n"));
    CHECK_EQUAL(claim.registration.refusal(), 404);
    CHECK_TEXT(claim.settings.claimCode, "");
}

TEST("an id that could not stand in a topic is refused") {
    Settings settings;
    const char* bad = "{\"id\":\"a/#\",\"secret\":\"s3cr3t-s3cr3t\"}";
    CHECK(!parseRegistration(bad, strlen(bad), settings));
    CHECK(!settings.isRegistered());
}
