package dev.ledgerless.ending;

import dev.ledgerless.bank.EndingCode;
import io.nayuki.qrcodegen.QrCode;

/**
 * A QR code (ISO/IEC 18004) as a path of SVG, one unit a module.
 *
 * @param size the width and height, with the quiet zone of four modules
 * @param path the dark modules
 */
record QrImage(int size, String path) {

	private static final int QUIET_ZONE = 4;

	/** Letters in upper case and digits take five and a half bits each. */
	static QrImage of(EndingCode code) {
		QrCode qr = QrCode.encodeText(code.text(), QrCode.Ecc.MEDIUM);
		StringBuilder path = new StringBuilder();
		for (int y = 0; y < qr.size; y++) {
			for (int x = 0; x < qr.size; x++) {
				int width = run(qr, x, y);
				if (width > 0) {
					path.append('M').append(x + QUIET_ZONE).append(' ').append(y + QUIET_ZONE);
					path.append('h').append(width).append("v1h-").append(width).append('z');
					x += width;
				}
			}
		}
		return new QrImage(qr.size + 2 * QUIET_ZONE, path.toString());
	}

	private static int run(QrCode qr, int x, int y) {
		int end = x;
		while (qr.getModule(end, y)) {
			end++;
		}
		return end - x;
	}

	@Override
	public String toString() {
		return "QrImage[redacted]";
	}

}
