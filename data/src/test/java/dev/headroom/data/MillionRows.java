package dev.headroom.data;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Writes a table of a million rows and eight columns, 87 MB, the same at each run. */
final class MillionRows {

    static final int ROWS = 1_000_000;

    private static final String[] STATUS = {
        "submitted", "under review", "accepted with minor revisions", "accepted", "rejected", "withdrawn"
    };

    private MillionRows() {}

    static Path write(Path folder) throws IOException {
        Path file = folder.resolve("million.csv");
        Random random = new Random(42);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("id,day,status,subject,institution,pages,score,weight\n");
            StringBuilder row = new StringBuilder();
            for (int i = 0; i < ROWS; i++) {
                int day = random.nextInt(28) + 1;
                int subject = random.nextInt(200);
                int institution = random.nextInt(2_000);
                row.setLength(0);
                row.append(1_000_000 + i)
                        .append(",2024-0")
                        .append(1 + random.nextInt(9))
                        .append(day < 10 ? "-0" : "-")
                        .append(day)
                        .append(',')
                        .append(STATUS[random.nextInt(STATUS.length)])
                        .append(",Subject number ")
                        .append(subject)
                        .append(",\"Town ")
                        .append(institution)
                        .append(", North\",")
                        .append(random.nextInt(400))
                        .append(',')
                        .append(random.nextInt(100))
                        .append('.')
                        .append(10 + random.nextInt(90))
                        .append(",0.")
                        .append(1000 + random.nextInt(9000))
                        .append('\n');
                out.append(row);
            }
        }
        return file;
    }
}
