package dev.headroom.data.csv;

/**
 * Whole numbers within 64 bits in the one form that is written back: no plus, no leading zeros (a post code 01234 is
 * text), no "-0".
 */
final class IntegerText extends LongText {

    private static final int SAFE_DIGITS = 18;

    @Override
    boolean parse(char[] buffer, int offset, int length) {
        if (length == 0) {
            return false;
        }
        boolean negative = buffer[offset] == '-';
        int start = negative ? offset + 1 : offset;
        int end = offset + length;
        int count = end - start;
        if (count == 0 || count > SAFE_DIGITS + 1) {
            return false;
        }
        if (buffer[start] == '0') {
            value = 0;
            return count == 1 && !negative;
        }
        long number = 0;
        int safeEnd = Math.min(end, start + SAFE_DIGITS);
        for (int i = start; i < safeEnd; i++) {
            int digit = buffer[i] - '0';
            if (digit < 0 || digit > 9) {
                return false;
            }
            number = number * 10 + digit;
        }
        if (count > SAFE_DIGITS) {
            return parseLastDigit(number, buffer[end - 1] - '0', negative);
        }
        value = negative ? -number : number;
        return true;
    }

    private boolean parseLastDigit(long number, int digit, boolean negative) {
        if (digit < 0 || digit > 9) {
            return false;
        }
        int last = negative ? 8 : 7; // 2^63 ends in ...807 and -2^63 in ...808
        long tenth = Long.MAX_VALUE / 10;
        if (number > tenth || (number == tenth && digit > last)) {
            return false;
        }
        value = negative ? -number * 10 - digit : number * 10 + digit;
        return true;
    }
}
