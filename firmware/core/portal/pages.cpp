#include "portal/pages.hpp"

#include <string.h>

#include "portal/form.hpp"
#include "portal/probes.hpp"

namespace mainswatch {

using Kind = SettingField::Kind;
using Form = SettingField::Form;

static constexpr const char* kPortal = "http://192.168.4.1/";

static const char* reason(int status) {
    switch (status) {
        case 200: return "200 OK";
        case 204: return "204 No Content";
        case 302: return "302 Found";
        default: return "400 Bad Request";
    }
}

static void addHead(Text& to, int status, const char* type) {
    to.add("HTTP/1.1 ").add(reason(status)).add("\r\nCache-Control: no-store\r\nConnection: close\r\n");
    if (status == 302) {
        to.add("Location: ").add(kPortal).add("\r\n");
    }
    to.add("Content-Type: ").add(type).add("; charset=utf-8\r\n\r\n");
}

static void addPageStart(Text& to, int status) {
    addHead(to, status, "text/html");
    to.add("<!doctype html><html lang=en><meta name=viewport content='width=device-width'><title>Mainswatch</title>"
           "<style>body{font:1em sans-serif;max-width:24em;margin:1em auto;padding:0 1em}"
           "label,input,button{display:block;width:100%;box-sizing:border-box}input,button{padding:.5em;"
           "margin:.2em 0 1em;font:inherit}</style><h1>Mainswatch</h1>");
}

static void addMessage(Text& to, int status, const char* text) {
    addPageStart(to, status);
    to.add("<p>").addEscapedHtml(text).add("<p><a href=/>Back</a>");
}

static unsigned positionOf(const SettingField& field) {
    size_t count = 0;
    return static_cast<unsigned>(&field - settingFields(count));
}

static bool isShown(const SettingField& field, Form form) {
    return field.form == Form::everywhere || field.form == form;
}

// Secrets never leave the device: their fields come empty, and empty means unchanged. What a link brought is no secret
// of ours: it is shown, for a person to see before it is saved.
static void addField(Text& to, const SettingField& field, const Settings& settings, bool brought) {
    to.add("<label>").addEscapedHtml(field.label).add("<input name=").add(field.key);
    if (field.kind == Kind::secret && !brought) {
        to.add(" type=password placeholder=unchanged");
    } else if (field.kind == Kind::number) {
        to.add(" inputmode=numeric value=").addUnsigned(field.numberIn(settings));
    } else {
        to.add(" value=\"").addEscapedHtml(field.textIn(settings)).add('"');
    }
    to.add("></label>");
}

static void addCalibration(Text& to) {
    to.add("<h2>Calibrate</h2><form method=post action=/zero><p>1. Unplug every load.<button>Measure zero</button></form>"
           "<form method=post action=/gain><p>2. Plug in one load whose current you know."
           "<label>Its current in mA<input name=milliAmps inputmode=numeric></label><button>Measure</button></form>");
}

/** Fills in what the address says, such as the server and a claim code. Which fields it named, by their position. */
static uint32_t takeQuery(const PortalRequest& request, Form shown, Settings& settings) {
    uint32_t brought = 0;
    FormReader query(request.query(), strlen(request.query()));
    while (query.next()) {
        const SettingField* field = settingField(query.name(), strlen(query.name()));
        if (field != nullptr && isShown(*field, shown) && field->setText(settings, query.value(), query.valueSize())) {
            brought |= 1U << positionOf(*field);
        }
    }
    return brought;
}

static void addForm(const PortalRequest& request, PortalHost& host, Text& to) {
    Settings& draft = host.draft();
    draft = host.settings();
    const uint32_t brought = takeQuery(request, host.form(), draft);
    addPageStart(to, 200);
    TextOf<96> status;
    host.addStatus(status);
    to.add("<p>").addEscapedHtml(status.c_str()).add("<form method=post action=/save>");
    size_t count = 0;
    const SettingField* fields = settingFields(count);
    for (size_t i = 0; i < count; i++) {
        if (isShown(fields[i], host.form())) {
            addField(to, fields[i], draft, (brought >> i & 1U) != 0);
        }
    }
    to.add("<button>Save</button></form>");
    if (host.form() == Form::sensor) {
        addCalibration(to);
    }
}

static bool takeField(const FormReader& form, Form shown, Settings& settings) {
    const SettingField* field = settingField(form.name(), strlen(form.name()));
    if (field == nullptr || !isShown(*field, shown)) {
        return false;
    }
    const bool unchanged = field->kind == Kind::secret && form.valueSize() == 0;
    return unchanged || field->setText(settings, form.value(), form.valueSize());
}

static void save(const PortalRequest& request, PortalHost& host, Text& to) {
    Settings& changed = host.draft();
    changed = host.settings();
    FormReader form(request.body(), request.bodySize());
    while (form.next()) {
        if (!takeField(form, host.form(), changed)) {
            TextOf<FormReader::kLongest + 32> message;
            message.add("This is not possible: ").add(form.name());
            addMessage(to, 400, message.c_str());
            return;
        }
    }
    if (form.failed()) {
        addMessage(to, 400, "The form arrived damaged.");
        return;
    }
    host.save(changed);
    addMessage(to, 200, "Saved. The device now joins your network.");
}

static void addOutcome(Text& to, Calibrated outcome) {
    addMessage(to, outcome == Calibrated::done ? 200 : 400, sentenceOf(outcome));
}

static void calibrateGain(const PortalRequest& request, PortalHost& host, Text& to) {
    FormReader form(request.body(), request.bodySize());
    uint64_t milliAmps = 0;
    const bool given = form.next() && strcmp(form.name(), "milliAmps") == 0 &&
                       parseUnsigned(form.value(), form.valueSize(), 30000, milliAmps);
    addOutcome(to, given ? host.calibrateGain(static_cast<uint32_t>(milliAmps)) : Calibrated::implausible);
}

void answerPortal(const PortalRequest& request, PortalHost& host, Text& to) {
    const char* path = request.path();
    if (request.isPost() && strcmp(path, "/save") == 0) {
        save(request, host, to);
    } else if (request.isPost() && strcmp(path, "/zero") == 0 && host.form() == Form::sensor) {
        addOutcome(to, host.calibrateZero());
    } else if (request.isPost() && strcmp(path, "/gain") == 0 && host.form() == Form::sensor) {
        calibrateGain(request, host, to);
    } else if (strcmp(path, "/") == 0) {
        addForm(request, host, to);
    } else if (const Probe* probe = host.joined() ? probeFor(path) : nullptr) {
        addHead(to, probe->status, probe->type);
        to.add(probe->body);
    } else {
        addHead(to, 302, "text/plain");
    }
}

}  // namespace mainswatch
