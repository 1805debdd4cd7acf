package dev.headroom.benchmarks.data;

import dev.headroom.benchmarks.Models;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The table that is measured: 1,000,000 rows of 8 columns, 87 MB, the same on every machine. Ascending id, day, status
 * (12 different), subject (200), institution (2,000, every tenth quoted because of its comma), units (whole), amount (2
 * digits), measured (4 digits, 1 % empty). Frequencies of texts are skewed.
 */
final class GeneratedTable {

    static final int ROWS = 1_000_000;

    /** The rows of a file that loads the classes before a measurement starts. */
    static final int FEW_ROWS = 1_000;

    static final List<String> COLUMNS =
            List.of("id", "day", "status", "subject", "institution", "units", "amount", "measured");

    private static final List<String> STATUS = List.of(
            "paid",
            "open",
            "sent",
            "new",
            "overdue",
            "in review",
            "approved",
            "rejected",
            "on hold",
            "archived",
            "cancelled",
            "refunded");

    private static final List<String> APPROACHES = List.of(
            "applied",
            "theoretical",
            "clinical",
            "experimental",
            "comparative",
            "computational",
            "marine",
            "foundations of",
            "international",
            "history of");

    private static final List<String> FIELDS = List.of(
            "physics", "law", "botany", "history", "design", "zoology", "ethics", "finance", "music", "geology",
            "optics", "nursing", "biology", "theatre", "health", "algebra", "farming", "mining", "art", "policy");

    private static final List<String> KINDS = List.of(
            "Technical University of",
            "Medical College of",
            "Institute of",
            "Royal Academy of",
            "Polytechnic School of",
            "School of",
            "National Museum of",
            "Teaching Hospital of",
            "State Library of");

    private static final List<String> TOWNS = List.of(
            "Bergen", "Porto", "Leuven", "Graz", "Turku", "Krakow", "Split", "Lund", "Siena", "Ghent", "Basel", "Brno",
            "Cork", "Tartu", "Malmo", "Parma", "Riga", "Sibiu", "Vigo", "Zadar");

    private GeneratedTable() {}

    /** Returns the file, writing it on the first call. */
    static Path file() throws IOException {
        return file("table-1m.csv", ROWS);
    }

    /** Returns a small file of the same kind. */
    static Path small() throws IOException {
        return file("table-1k.csv", FEW_ROWS);
    }

    private static Path file(String name, int rows) throws IOException {
        Path file = Models.folder().resolve(name);
        if (!Files.exists(file)) {
            Files.createDirectories(Models.folder());
            Path part = Models.folder().resolve(name + ".part");
            write(part, rows);
            Files.move(part, file);
        }
        return file;
    }

    private static void write(Path file, int rows) throws IOException {
        Random random = new Random(Models.SEED);
        List<String> subjects = subjects();
        List<String> institutions = institutions();
        LocalDate first = LocalDate.of(2015, 1, 1);
        List<String> days =
                first.datesUntil(first.plusYears(10)).map(LocalDate::toString).toList();
        StringBuilder row = new StringBuilder(128);
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            writer.write(String.join(",", COLUMNS) + "\n");
            for (int i = 1; i <= rows; i++) {
                row.setLength(0);
                row.append(i).append(',').append(days.get(random.nextInt(days.size())));
                row.append(',').append(skewed(STATUS, random));
                row.append(',').append(skewed(subjects, random));
                row.append(',').append(skewed(institutions, random));
                row.append(',').append((int) (5_000 * random.nextDouble() * random.nextDouble()));
                row.append(',');
                fixed(row, (long) (100 * Math.exp(5 + 1.5 * random.nextGaussian())), 2);
                row.append(',');
                if (random.nextInt(100) > 0) {
                    fixed(row, random.nextInt(1_000_000), 4);
                }
                writer.append(row.append('\n'));
            }
        }
    }

    private static String skewed(List<String> words, Random random) {
        double place = random.nextDouble();
        return words.get((int) (place * place * words.size()));
    }

    private static void fixed(StringBuilder row, long value, int digits) {
        long unit = (long) Math.pow(10, digits);
        row.append(value / unit).append('.');
        String fraction = Long.toString(value % unit);
        row.append("0".repeat(digits - fraction.length())).append(fraction);
    }

    private static List<String> subjects() {
        List<String> subjects = new ArrayList<>();
        for (String field : FIELDS) {
            APPROACHES.forEach(approach -> subjects.add(approach + " " + field));
        }
        return subjects;
    }

    /** 20 towns, 100 names in each; every tenth has a comma. */
    private static List<String> institutions() {
        List<String> institutions = new ArrayList<>();
        for (int number = 0; number < 10; number++) {
            for (String town : TOWNS) {
                for (String kind : KINDS) {
                    institutions.add(kind + " " + town + (number == 0 ? "" : " " + (number + 1)));
                }
                institutions.add("\"" + town + " Trust, Branch " + (number + 1) + "\"");
            }
        }
        return institutions;
    }
}
