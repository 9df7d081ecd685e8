#pragma once
#include "port.hpp"

namespace mainswatch {

/** The wires to a display. */
struct DisplayBus {
    /** One I²C transfer to the display's address. False when nobody acknowledges. */
    virtual bool write(const uint8_t* bytes, size_t size) = 0;

protected:
    ~DisplayBus() = default;
};

/** A 128 × 64 display with an SH1106 (or, shifted by two columns, an SSD1306) that shows lines of text. */
class Sh1106 final : public Panel {
public:
    static constexpr size_t kColumns = 21;

    explicit Sh1106(DisplayBus& bus) : bus_(bus) {}

    /** Switches it on and clears it. */
    void begin();
    void line(unsigned row, const char* text) override;

private:
    void writePage(unsigned page, const char* text);

    DisplayBus& bus_;
};

/** The seven rows of a character, five bits each, the leftmost the highest; unknown ones are a box. */
const uint8_t* glyphOf(char c);

}  // namespace mainswatch
