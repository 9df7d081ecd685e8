#include <string>
#include <vector>

#include "check.hpp"
#include "oled/sh1106.hpp"

using namespace mainswatch;

namespace {

struct Wires final : DisplayBus {
    std::vector<std::string> transfers;

    bool write(const uint8_t* bytes, size_t size) override {
        transfers.emplace_back(reinterpret_cast<const char*>(bytes), size);
        return true;
    }
};

}  // namespace

TEST("a line goes to its page as columns, the rest of the page is cleared") {
    Wires wires;
    Sh1106 display(wires);
    display.line(3, "L");
    CHECK_EQUAL(wires.transfers.size(), 2);
    CHECK(wires.transfers[0] == std::string("\x00\xB4\x02\x10", 4));
    const std::string& columns = wires.transfers[1];
    CHECK_EQUAL(columns.size(), 129);
    CHECK(columns.substr(0, 7) == std::string("\x40\x7f\x40\x40\x40\x40\x00", 7));
    CHECK(columns.find_first_not_of('\0', 7) == std::string::npos);
}

TEST("a text longer than the display is cut, and every page is cleared at the start") {
    Wires wires;
    Sh1106 display(wires);
    display.begin();
    CHECK_EQUAL(wires.transfers.size(), 1 + 2 * 8);
    display.line(0, "0123456789012345678901234567890123456789");
    CHECK_EQUAL(wires.transfers.back().size(), 129);
}

TEST("everything the lines can say has a glyph") {
    const uint8_t* box = glyphOf('~');
    for (const char c : std::string("NO MAINS 0123456789.no reading V Hz A W kWh relay on off kept no Wi-Fi online "
                                    "server erase in s key Mainswatch-abcdefghkmnpqrstuvwxyz")) {
        CHECK(glyphOf(c) != box);
    }
}
