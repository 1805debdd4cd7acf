package dev.headroom.cli.box;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** Another process of the box that wants memory: holds as many megabytes as the last line that it read says. */
final class HogChild {

    private static final int MEGABYTE = 1_000_000;

    private HogChild() {}

    public static void main(String[] args) throws IOException {
        Deque<ByteBuffer> held = new ArrayDeque<>(); // direct and zeroed, so really there
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        System.out.println("held=0");
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            int wanted = Integer.parseInt(line);
            while (held.size() < wanted) {
                held.add(ByteBuffer.allocateDirect(MEGABYTE));
            }
            System.out.println("held=" + held.size());
        }
    }
}
