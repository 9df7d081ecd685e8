#include "oled/sh1106.hpp"

namespace mainswatch {

static constexpr uint8_t kCommands = 0x00;
static constexpr uint8_t kData = 0x40;
static constexpr unsigned kPages = 8;
/** The controller has 132 columns; the glass begins at its third. */
static constexpr uint8_t kFirstColumn = 2;
static constexpr size_t kGlyphColumns = 6;

// Off, clock, 64 lines, no offset, first line 0, charge pump on, mirrored both ways (cable at the top),
// common pins, contrast, pre-charge, common level, show RAM, not inverted, on.
static const uint8_t kStart[] = {kCommands, 0xAE, 0xD5, 0x80, 0xA8, 0x3F, 0xD3, 0x00, 0x40, 0xAD, 0x8B, 0xA1, 0xC8,
                                 0xDA,      0x12, 0x81, 0x80, 0xD9, 0x22, 0xDB, 0x35, 0xA4, 0xA6, 0xAF};

void Sh1106::begin() {
    bus_.write(kStart, sizeof kStart);
    for (unsigned page = 0; page < kPages; page++) {
        writePage(page, "");
    }
}

/** Six rows on eight pages: one page is left free after the measured values and one before the last row. */
void Sh1106::line(unsigned row, const char* text) {
    writePage(row + (row >= 3 ? 1 : 0) + (row >= 5 ? 1 : 0), text);
}

void Sh1106::writePage(unsigned page, const char* text) {
    const uint8_t place[] = {kCommands, static_cast<uint8_t>(0xB0 + page % kPages), kFirstColumn, 0x10};
    bus_.write(place, sizeof place);
    uint8_t columns[1 + kColumns * kGlyphColumns + 2] = {kData};
    uint8_t* at = columns + 1;
    for (size_t left = kColumns; left > 0 && *text != '\0'; left--, text++) {
        const uint8_t* rows = glyphOf(*text);
        for (unsigned column = 0; column < 5; column++) {
            for (unsigned y = 0; y < 7; y++) {
                at[column] = static_cast<uint8_t>(at[column] | (rows[y] >> (4 - column) & 1U) << y);
            }
        }
        at += kGlyphColumns;
    }
    bus_.write(columns, sizeof columns);
}

}  // namespace mainswatch
