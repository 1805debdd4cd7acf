package dev.headroom.data.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.data.csv.DecimalText.Rounding;
import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTextTest {

    private static final int TRIALS = 200_000;

    private final IntegerText integers = new IntegerText();
    private final DecimalText decimals = new DecimalText('.', Rounding.REFUSED);

    @Test
    void integersComeBackAsTheyWereWritten() {
        Random random = new Random(1);
        for (int i = 0; i < TRIALS; i++) {
            long value = random.nextLong() >> random.nextInt(64);
            assertThat(isInteger(Long.toString(value))).as("%d", value).isTrue();
            assertThat(integers.value).isEqualTo(value);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE - 1, Long.MIN_VALUE + 1, 0, 1, -1, 10, -10})
    void extremeIntegersFit(long value) {
        assertThat(isInteger(Long.toString(value))).isTrue();
        assertThat(integers.value).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "+5",
                "01234",
                "-0",
                "00",
                "-01",
                "9223372036854775808",
                "-9223372036854775809",
                "1.0",
                "1e3",
                " 1",
                "1 ",
                "1,000",
                "٣",
                "99999999999999999999",
                "12345678901234567890123",
                "0x10",
                "1/",
                "1:"
            })
    void textsThatWouldNotComeBackAreNoIntegers(String text) {
        assertThat(isInteger(text)).isFalse();
    }

    @Test
    void decimalsAreReadAsJavaReadsThem() {
        Random random = new Random(2);
        for (int i = 0; i < TRIALS; i++) {
            String text = randomDecimal(random);
            if (isDecimal(text)) {
                double expected = Double.parseDouble(text);
                assertThat(Double.doubleToLongBits(value())).as(text).isEqualTo(Double.doubleToLongBits(expected));
                assertThat(sameNumber(expected, text)).as(text).isTrue();
            } else {
                assertThat(sameNumber(Double.parseDouble(text), text)).as(text).isFalse();
            }
        }
    }

    private static boolean sameNumber(double value, String text) {
        BigDecimal written = new BigDecimal(text);
        if (Double.isInfinite(value)) {
            return false;
        }
        // up to 15 digits always come back, also where Double.toString of Java 17 writes more than needed
        boolean sure = written.stripTrailingZeros().precision() <= 15;
        return (sure && (written.signum() == 0 || Math.abs(value) > 1e-290))
                || new BigDecimal(Double.toString(value)).compareTo(written) == 0;
    }

    private static String randomDecimal(Random random) {
        StringBuilder text = new StringBuilder(random.nextBoolean() ? "-" : "");
        int whole = random.nextInt(12);
        for (int i = 0; i < whole; i++) {
            text.append((char) (i == 0 ? '1' + random.nextInt(9) : '0' + random.nextInt(10)));
        }
        if (whole == 0) {
            text.append('0');
        }
        int fraction = random.nextInt(10);
        if (fraction > 0) {
            text.append('.');
            for (int i = 0; i < fraction; i++) {
                text.append((char) ('0' + random.nextInt(10)));
            }
        }
        if (random.nextInt(4) == 0) {
            text.append(random.nextBoolean() ? 'e' : 'E').append(random.nextInt(700) - 350);
        }
        return text.toString();
    }

    @Test
    void everyDoubleThatJavaWritesComesBack() {
        Random random = new Random(3);
        for (int i = 0; i < TRIALS; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isNaN(value)) {
                continue;
            }
            assertThat(isDecimal(Double.toString(value))).as("%s", value).isTrue();
            assertThat(Double.doubleToLongBits(value())).isEqualTo(Double.doubleToLongBits(value));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NaN",
                "nan",
                "Infinity",
                "-Infinity",
                "Inf",
                "-inf",
                "-0.0",
                "-0",
                ".5",
                "-.5",
                "1.50",
                "1e5",
                "1E+05",
                "4.9E-324",
                "1.7976931348623157E308",
                "10.357019999999999",
                "0.1",
                "1000000000000000000000"
            })
    void numbersThatStayTheSameFit(String text) {
        assertThat(isDecimal(text)).isTrue();
        String java = text.replaceAll("(?i)^(-?)inf(inity)?$", "$1Infinity").replace("nan", "NaN");
        assertThat(Double.doubleToLongBits(value())).isEqualTo(Double.doubleToLongBits(Double.parseDouble(java)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                ".",
                "-.",
                "5.",
                "+1.5",
                "007.5",
                "00.5",
                "1,5",
                "1.5.1",
                "1e",
                "1e+",
                "e5",
                "1.5f",
                "0x1p3",
                "-NaN",
                "NAN",
                "infinity",
                "1e400",
                "-1e400",
                "1e-400",
                "9007199254740993",
                "0.1000000000000000055",
                "3.14159265358979323846",
                "1e5d",
                "1_000",
                "--1",
                "1-",
                "1e5.5",
                "١"
            })
    void numbersThatWouldChangeAreNoDecimals(String text) {
        assertThat(isDecimal(text)).isFalse();
    }

    @Test
    void roundsAndSaysSoWhereItMay() {
        DecimalText lenient = new DecimalText('.', Rounding.ALLOWED);
        char[] text = "3.14159265358979323846".toCharArray();

        assertThat(lenient.parse(text, 0, text.length)).isTrue();
        assertThat(lenient.rounded).isTrue();
        assertThat(lenient.value).isEqualTo(Math.PI);
        assertThat(lenient.parse("1.5".toCharArray(), 0, 3)).isTrue();
        assertThat(lenient.rounded).isFalse();
        assertThat(lenient.parse("1e999".toCharArray(), 0, 5)).isFalse();
    }

    @Test
    void readsTheDecimalMarkOfTheFormat() {
        DecimalText comma = new DecimalText(',', Rounding.REFUSED);

        assertThat(comma.parse("-1234,56".toCharArray(), 0, 8)).isTrue();
        assertThat(comma.mantissa).isEqualTo(-123_456);
        assertThat(comma.scale).isEqualTo(2);
        assertThat(comma.parse("1,5e3".toCharArray(), 0, 5)).isTrue();
        assertThat(comma.value).isEqualTo(1500);
        assertThat(comma.parse("1.5".toCharArray(), 0, 3)).isFalse();
    }

    private boolean isInteger(String text) {
        char[] buffer = ("9" + text + "9").toCharArray();
        return integers.parse(buffer, 1, text.length());
    }

    private boolean isDecimal(String text) {
        char[] buffer = ("9" + text + "9").toCharArray();
        return decimals.parse(buffer, 1, text.length());
    }

    private double value() {
        return decimals.scaled ? decimals.mantissa / Math.pow(10, decimals.scale) : decimals.value;
    }
}
