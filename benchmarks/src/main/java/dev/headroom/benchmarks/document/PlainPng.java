package dev.headroom.benchmarks.document;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Palette PNG files made without AWT, in the form that the chart renderer writes. */
final class PlainPng {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte[] PALETTE = {
        (byte) 255, (byte) 255, (byte) 255, 20, 60, (byte) 120, (byte) 200, 90, 30, 120, 120, 120
    };

    private PlainPng() {}

    /** Returns two waves on a white ground. */
    static byte[] chart(int width, int height) {
        byte[][] rows = new byte[height][width];
        for (int x = 0; x < width; x++) {
            int first = (int) (height / 2.0 + height * 0.4 * Math.sin(x / 40.0));
            int second = (int) (height / 2.0 + height * 0.3 * Math.sin(x / 23.0));
            for (int thick = 0; thick < 3; thick++) {
                rows[Math.min(height - 1, first + thick)][x] = 1;
                rows[Math.min(height - 1, second + thick)][x] = 2;
            }
            rows[height - 1][x] = 3;
        }
        for (byte[] row : rows) {
            row[0] = 3;
        }
        return png(width, height, rows);
    }

    private static byte[] png(int width, int height, byte[][] rows) {
        try {
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            png.write(SIGNATURE);
            ByteArrayOutputStream header = new ByteArrayOutputStream();
            DataOutputStream fields = new DataOutputStream(header);
            fields.writeInt(width);
            fields.writeInt(height);
            fields.write(new byte[] {8, 3, 0, 0, 0});
            chunk(png, "IHDR", header.toByteArray());
            chunk(png, "PLTE", PALETTE);
            ByteArrayOutputStream data = new ByteArrayOutputStream();
            try (DeflaterOutputStream deflated = new DeflaterOutputStream(data, new Deflater(9))) {
                for (byte[] row : rows) {
                    deflated.write(0);
                    deflated.write(row);
                }
            }
            chunk(png, "IDAT", data.toByteArray());
            chunk(png, "IEND", new byte[0]);
            return png.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("memory must be writable", e);
        }
    }

    private static void chunk(ByteArrayOutputStream png, String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(data);
        DataOutputStream out = new DataOutputStream(png);
        out.writeInt(data.length);
        out.write(name);
        out.write(data);
        out.writeInt((int) sum.getValue());
    }
}
