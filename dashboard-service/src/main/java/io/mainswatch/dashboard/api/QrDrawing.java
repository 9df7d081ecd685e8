package io.mainswatch.dashboard.api;

import io.nayuki.qrcodegen.QrCode;

/**
 * A QR code (ISO/IEC 18004, error correction M) as an outline to fill: one unit a module, the quiet zone of four modules
 * not included.
 *
 * @param size modules along each side
 * @param path SVG path data
 */
record QrDrawing(int size, String path) {
    static QrDrawing of(String text) {
        var code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        var path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            addRow(path, code, y);
        }
        return new QrDrawing(code.size, path.toString());
    }

    /** Neighbouring dark modules as one bar: seams between them would show on screens of odd scale. */
    private static void addRow(StringBuilder path, QrCode code, int y) {
        int x = 0;
        while (x < code.size) {
            int from = x;
            while (x < code.size && code.getModule(x, y)) {
                x++;
            }
            if (x > from) {
                int width = x - from;
                path.append('M').append(from).append(' ').append(y);
                path.append('h').append(width).append("v1h-").append(width).append('z');
            }
            x++;
        }
    }
}
