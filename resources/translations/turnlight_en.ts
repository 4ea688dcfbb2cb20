<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Desk</name>
    <message numerus="yes">
        <source>%n place(s) in the transcript were doubtful.</source>
        <translation>
            <numerusform>%n place in the transcript was doubtful.</numerusform>
            <numerusform>%n places in the transcript were doubtful.</numerusform>
        </translation>
    </message>
</context>
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
</TS>
