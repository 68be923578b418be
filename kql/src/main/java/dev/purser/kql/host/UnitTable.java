package dev.purser.kql.host;

/** Sizes of units, rounded where Kusto's own are: a mile has 1609.34 meters, an acre-foot 1/0.000810714 cubic ones. */
final class UnitTable {
    /** In degrees. */
    static final String ANGLE = """
            micro,milli,nano:degree=1 centi,deci,micro,milli,nano:radian=57.29577951308232 gradian=0.9
            arcminute=0.016666666666666666 arcsecond=0.0002777777777777778 natomil=0.05625 revolution=360
            """;

    /** In joules. */
    static final String ENERGY = """
            kilo,mega,giga,milli:joule=1 kilo,mega:calorie=4.184 kilo,mega,giga:britishthermalunit=1055.05585262
            kilo,mega,giga,tera:watthour=3600 kilo,mega,giga,tera:wattday=86400
            kilo,mega,giga,tera:electronvolt=1.602176565e-19 erg=1e-7 footpound=1.355817948
            horsepowerhour=2684519.5368856 thermec=105505585.262 decathermec=1055055852.62
            thermimperial=105505585.257348 decathermimperial=1055055852.57348 thermus=105480400
            decathermus=1054804000
            """;

    /** In newtons. */
    static final String FORCE = """
            deca,kilo,mega,micro,milli:newton=1 dyn=1e-5 kilogramforce=9.80665 kilopond=9.80665 tonneforce=9806.65
            kilo:poundforce=4.4482216152605 ounceforce=0.27801385095378125 poundal=0.138254954376
            shorttonforce=8896.443230521
            """;

    /** In meters. */
    static final String LENGTH = """
            nano,micro,milli,centi,deci,deca,hecto,kilo:meter=1 angstrom=1e-10 inch=0.0254 microinch=2.54e-8 mil=2.54e-5
            foot=0.3048 yard=0.9144 mile=1609.34 ussurveyfoot=0.3048006096012192 chain=20.1168 fathom=1.8288
            hand=0.1016 shackle=27.432 nauticalmile=1852 datamile=1828.8 twip=1.763888888888889e-5
            dtppica=0.004233333333333333 dtppoint=0.00035277777777777776 printerpica=0.0042175176
            printerpoint=0.00035145980 astronomicalunit=1.495978707e11 kilo,mega:lightyear=9.46073047258e15
            kilo,mega:parsec=3.08567758128e16 solarradius=6.9551e8
            """;

    /** In kilograms. */
    static final String MASS = """
            nano,micro,milli,centi,deci,deca,hecto,kilo:gram=0.001 kilo,mega:tonne=1000 kilo,mega:pound=0.45359237
            ounce=0.028349523125 grain=6.479891e-5 stone=6.35029318 slug=14.593902937206364 shorthundredweight=45.359237
            longhundredweight=50.80234544 shortton=907.18474 longton=1016.0469088 earthmass=5.9722e24
            solarmass=1.98947e30
            """;

    /** In cubic meters. */
    static final String VOLUME = """
            hecto,kilo:cubicmeter=1 cubicmillimeter=1e-9 cubiccentimeter=1e-6 cubicdecimeter=1e-3 cubichectometer=1e6
            cubickilometer=1e9 cubicmicrometer=1e-18 micro,milli,centi,deci,deca,hecto,kilo,mega:liter=0.001
            cubicinch=1.6387e-5 hecto,kilo,mega:cubicfoot=0.0283168 cubicyard=0.764554858
            cubicmile=4168181825.440579584 acrefoot=1233.4806109182769 boardfoot=0.0023597372158
            deca,deci,hecto,kilo,mega:usgallon=0.00378541 kilo,mega:imperialgallon=0.00454609
            imperialbeerbarrel=0.16365924 usbeerbarrel=0.117347765304 oilbarrel=0.158987294928
            imperialounce=2.84130625e-5 imperialpint=0.00056826125 usounce=2.95735295625e-5 uspint=0.000473176473
            usquart=0.000946352946 ustablespoon=1.478676478125e-5 usteaspoon=4.92892159375e-6
            uscustomarycup=0.0002365882365 uslegalcup=0.00024 metriccup=0.00025 metricteaspoon=5e-6
            autablespoon=2e-5 uktablespoon=1.5e-5
            """;

    private UnitTable() {}
}
