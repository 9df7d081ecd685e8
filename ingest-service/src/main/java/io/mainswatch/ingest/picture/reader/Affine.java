package io.mainswatch.ingest.picture.reader;

/** A straight map of the plane: {@code x' = xx*x + xy*y + x0}, {@code y' = yx*x + yy*y + y0}. */
public record Affine(double xx, double xy, double x0, double yx, double yy, double y0) {
    public static final Affine IDENTITY = new Affine(1, 0, 0, 0, 1, 0);

    public static Affine shift(double x, double y) {
        return new Affine(1, 0, x, 0, 1, y);
    }

    public static Affine scale(double x, double y) {
        return new Affine(x, 0, 0, 0, y, 0);
    }

    /** Clockwise on a screen, whose y grows downwards, about the origin. */
    public static Affine turn(double degrees) {
        double cos = Math.cos(Math.toRadians(degrees));
        double sin = Math.sin(Math.toRadians(degrees));
        return new Affine(cos, -sin, 0, sin, cos, 0);
    }

    /** Sideways slant: a point one below moves by {@code amount} to the right. */
    public static Affine slant(double amount) {
        return new Affine(1, amount, 0, 0, 1, 0);
    }

    /** From the unit square to a box. */
    public static Affine onto(Box box) {
        return new Affine(box.width(), 0, box.x(), 0, box.height(), box.y());
    }

    /** This map after {@code first}. */
    public Affine after(Affine first) {
        return new Affine(
                xx * first.xx + xy * first.yx,
                xx * first.xy + xy * first.yy,
                xx * first.x0 + xy * first.y0 + x0,
                yx * first.xx + yy * first.yx,
                yx * first.xy + yy * first.yy,
                yx * first.x0 + yy * first.y0 + y0);
    }

    /** This map done about the point (x, y) in place of the origin. */
    public Affine about(double x, double y) {
        return shift(x, y).after(this).after(shift(-x, -y));
    }

    /** The map back; only for maps that keep an area. */
    public Affine inverse() {
        double area = xx * yy - xy * yx;
        return new Affine(
                yy / area, -xy / area, (xy * y0 - yy * x0) / area, -yx / area, xx / area, (yx * x0 - xx * y0) / area);
    }

    public double mapX(double x, double y) {
        return xx * x + xy * y + x0;
    }

    public double mapY(double x, double y) {
        return yx * x + yy * y + y0;
    }
}
