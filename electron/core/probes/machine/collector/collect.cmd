@echo off
rem Deskside collector: starts collect.ps1 beside this file. It only reads; see there.
powershell.exe -NoProfile -ExecutionPolicy Bypass -File "%~dp0collect.ps1"
pause
