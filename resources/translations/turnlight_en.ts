<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>SkipMenu</name>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SpeakerDialog</name>
    <message numerus="yes">
        <source>Everywhere {name} speaks, in %n turn(s)</source>
        <translation>
            <numerusform>Everywhere {name} speaks, in %n turn</numerusform>
            <numerusform>Everywhere {name} speaks, in %n turns</numerusform>
        </translation>
    </message>
</context>
</TS>
