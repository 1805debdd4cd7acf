package dev.headroom.backend.djl.naive;

/** Arithmetic on rows of float64, one position per row, in plain loops. */
final class Rows {

    private Rows() {}

    /** {@code x · wᵀ + b}, with {@code w} row-major {@code [out, in]}. */
    static double[][] linear(double[][] x, double[] w, double[] b) {
        int in = x[0].length;
        int out = w.length / in;
        double[][] y = new double[x.length][out];
        for (int row = 0; row < x.length; row++) {
            for (int o = 0; o < out; o++) {
                double sum = b.length == 0 ? 0 : b[o];
                for (int i = 0; i < in; i++) {
                    sum += x[row][i] * w[o * in + i];
                }
                y[row][o] = sum;
            }
        }
        return y;
    }

    /** {@code x · w + b}, with {@code w} row-major {@code [in, out]}. */
    static double[][] product(double[][] x, double[] w, double[] b) {
        double[][] y = new double[x.length][b.length];
        for (int row = 0; row < x.length; row++) {
            for (int o = 0; o < b.length; o++) {
                double sum = b[o];
                for (int i = 0; i < x[row].length; i++) {
                    sum += x[row][i] * w[i * b.length + o];
                }
                y[row][o] = sum;
            }
        }
        return y;
    }

    static double[][] rmsNorm(double[][] x, double[] w, double epsilon) {
        double[][] y = new double[x.length][w.length];
        for (int row = 0; row < x.length; row++) {
            double square = 0;
            for (double value : x[row]) {
                square += value * value;
            }
            double root = Math.sqrt(square / w.length + epsilon);
            for (int i = 0; i < w.length; i++) {
                y[row][i] = x[row][i] / root * w[i];
            }
        }
        return y;
    }

    static double[][] layerNorm(double[][] x, double[] w, double[] b, double epsilon) {
        double[][] y = new double[x.length][w.length];
        for (int row = 0; row < x.length; row++) {
            double mean = 0;
            for (double value : x[row]) {
                mean += value / w.length;
            }
            double variance = 0;
            for (double value : x[row]) {
                variance += (value - mean) * (value - mean) / w.length;
            }
            for (int i = 0; i < w.length; i++) {
                y[row][i] = (x[row][i] - mean) / Math.sqrt(variance + epsilon) * w[i] + b[i];
            }
        }
        return y;
    }

    static double[][] add(double[][] a, double[][] b) {
        double[][] sum = new double[a.length][a[0].length];
        for (int row = 0; row < a.length; row++) {
            for (int i = 0; i < a[row].length; i++) {
                sum[row][i] = a[row][i] + b[row][i];
            }
        }
        return sum;
    }

    static double[][] slice(double[][] x, int from, int to) {
        double[][] part = new double[x.length][];
        for (int row = 0; row < x.length; row++) {
            part[row] = java.util.Arrays.copyOfRange(x[row], from, to);
        }
        return part;
    }

    static double[][] look(int[] ids, double[] table, int width) {
        double[][] rows = new double[ids.length][];
        for (int row = 0; row < ids.length; row++) {
            rows[row] = java.util.Arrays.copyOfRange(table, ids[row] * width, (ids[row] + 1) * width);
        }
        return rows;
    }

    static double[][] geluTanh(double[][] x) {
        double[][] y = new double[x.length][x[0].length];
        for (int row = 0; row < x.length; row++) {
            for (int i = 0; i < x[row].length; i++) {
                double v = x[row][i];
                y[row][i] = 0.5 * v * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (v + 0.044715 * v * v * v)));
            }
        }
        return y;
    }

    static double[][] geluExact(double[][] x) {
        double[][] y = new double[x.length][x[0].length];
        for (int row = 0; row < x.length; row++) {
            for (int i = 0; i < x[row].length; i++) {
                y[row][i] = 0.5 * x[row][i] * (1 + erf(x[row][i] / Math.sqrt(2)));
            }
        }
        return y;
    }

    /** The Maclaurin series (DLMF 7.6.1); beyond 4 the function is 1 to eight digits. */
    static double erf(double x) {
        if (Math.abs(x) > 4) {
            return Math.signum(x);
        }
        double term = x;
        double sum = x;
        for (int i = 1; i < 120; i++) {
            term *= -x * x / i;
            sum += term / (2 * i + 1);
        }
        return 2 / Math.sqrt(Math.PI) * sum;
    }

    /** Rotates the first {@code width} channels of every head: channel i with channel i + width / 2. */
    static void rotate(double[][] x, int heads, int width, double theta) {
        int size = x[0].length / heads;
        for (int position = 0; position < x.length; position++) {
            for (int head = 0; head < heads; head++) {
                for (int i = 0; i < width / 2; i++) {
                    double angle = position * Math.pow(theta, -2.0 * i / width);
                    int a = head * size + i;
                    int b = a + width / 2;
                    double first = x[position][a];
                    double second = x[position][b];
                    x[position][a] = first * Math.cos(angle) - second * Math.sin(angle);
                    x[position][b] = second * Math.cos(angle) + first * Math.sin(angle);
                }
            }
        }
    }

    /** Whether a query position looks at a key position. */
    interface Sight {

        boolean sees(int query, int key);
    }

    static double[][] attend(double[][] q, double[][] k, double[][] v, int heads, int kvHeads, Sight sight) {
        int size = q[0].length / heads;
        double[][] mixed = new double[q.length][q[0].length];
        for (int head = 0; head < heads; head++) {
            int shared = head / (heads / kvHeads);
            for (int query = 0; query < q.length; query++) {
                double total = 0;
                double[] sum = new double[size];
                for (int key = 0; key < k.length; key++) {
                    if (!sight.sees(query, key)) {
                        continue;
                    }
                    double dot = 0;
                    for (int i = 0; i < size; i++) {
                        dot += q[query][head * size + i] * k[key][shared * size + i];
                    }
                    double weight = Math.exp(dot / Math.sqrt(size));
                    total += weight;
                    for (int i = 0; i < size; i++) {
                        sum[i] += weight * v[key][shared * size + i];
                    }
                }
                for (int i = 0; i < size; i++) {
                    mixed[query][head * size + i] = sum[i] / total;
                }
            }
        }
        return mixed;
    }
}
