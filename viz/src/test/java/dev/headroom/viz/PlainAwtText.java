package dev.headroom.viz;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/** Draws text as any program would. */
final class PlainAwtText {

    private PlainAwtText() {}

    public static void main(String[] arguments) {
        Graphics2D graphics = new BufferedImage(50, 20, BufferedImage.TYPE_INT_RGB).createGraphics();
        graphics.setFont(new Font(Font.DIALOG, Font.PLAIN, 12));
        graphics.drawString("text", 5, 15);
        System.out.println("drawn");
    }
}
